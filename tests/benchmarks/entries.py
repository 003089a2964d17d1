"""A file of invented works as BibTeX, always the same for its size."""

from tests.publications.thousands import Crowd

TYPES = {"article": "journal", "inproceedings": "booktitle"}
# Written in BibTeX, so that a parser has something to decode.
MARKED = [r"M{\"u}ller", r"N{\'u}{\~n}ez", "{HTTP}", "$O(n)$", r"Zürich"]


def text_of(size):
    crowd = Crowd(size)
    people = [crowd.author() for _ in range(2 * size)]
    venues = [crowd.text(4) for _ in range(200)]
    topics = [crowd.text(2) for _ in range(300)]
    return "".join(entry(n, crowd, people, venues, topics) for n in range(size))


def entry(number, crowd, people, venues, topics):
    chance = crowd.chance
    kind, place = chance.choice(list(TYPES.items()))
    authors = crowd.rare(people, chance.randint(1, 7))
    names = " and ".join(f"{who.family_name}, {who.given_name}" for who in authors)
    [venue] = crowd.rare(venues, 1)
    return (
        f"@{kind}{{key{number},\n"
        f"  title = {{{crowd.text(8)} {chance.choice(MARKED)} {number}}},\n"
        f"  author = {{{names}}},\n  {place} = {{Annals of {venue}}},\n"
        f"  year = {chance.randint(1985, 2026)},\n  pages = {{1--{number + 2}}},\n"
        f"  doi = {{10.1000/{number}}},\n"
        f"  keywords = {{{', '.join(crowd.rare(topics, chance.randint(1, 3)))}}},\n"
        f"  abstract = {{{crowd.text(150)}.}}\n}}\n\n"
    )
