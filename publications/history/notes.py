"""What could not be as it was, in words for the owner."""


class Notes:
    def __init__(self):
        self.said = []

    def made_again(self, record):
        self.said.append(
            f"The {noun(record)} “{record}” had been deleted and is made again."
        )

    def lost_file(self, field, place):
        self.said.append(
            f"The {field.verbose_name} is not kept any more: {place} comes back "
            "without it."
        )

    def left_out(self, part, missing):
        self.said.append(
            f"Nothing is known of {missing} any more: its "
            f"{part.model._meta.verbose_name} is left out."
        )

    def value_is_taken(self, field, value, holder):
        called = field.verbose_name
        called = f"“{called}”" if value is True else f"{called} “{value}”"
        self.said.append(
            f"The {called} belongs to the {noun(holder)} “{holder}” now, and stays "
            "there."
        )

    def value_is_replaced(self, field, value, holder, other):
        self.value_is_taken(field, value, holder)
        self.said[-1] += f" Here it is “{other}”."


def noun(record):
    return record._meta.verbose_name
