"""What a card shows, as text without markup."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    text: str
    is_owner: bool = False


@dataclass(frozen=True)
class WorkCard:
    """`names` are the first authors, `hidden` says how many more there are."""

    title: str
    place: str
    site: str
    address: str
    names: tuple[Name, ...] = ()
    hidden: int = 0
    picture_kind: str = ""


@dataclass(frozen=True)
class HomeCard:
    name: str
    headline: str
    affiliation: str
    address: str
