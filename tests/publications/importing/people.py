"""People in tests, as a draft has them."""

from publications.mapping import PersonDraft


def person(given="", family="", **fields):
    name = fields.pop("name", f"{given} {family}".strip())
    return PersonDraft(name, given_name=given, family_name=family, **fields)
