"""Numbers of rows, as addresses and forms bring them."""

# So many digits always fit into a database's integer.
MAX_DIGITS = 18


def is_key(found: object) -> bool:
    text = str(found)
    return text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS
