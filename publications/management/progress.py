"""How far a command has come, on a terminal."""

from tqdm import tqdm


def bar(description):
    """Goes along with what takes longer than a moment."""
    return lambda items: tqdm(
        items, desc=description, delay=1, leave=False, disable=None
    )
