"""How fast a file is read and imported: `make bench`, or with a number of entries.

Nothing here passes or fails by the clock; all lines come from one run.
"""

import os
import random
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from time import process_time

WORDS = (
    "shape tests latency trees learning systems graphs throughput models serving "
    "memory caches proofs types queries streams Zürich Gödel {HTTP} $O(n)$"
).split()
FAMILIES = "Doe Roe Müller Núñez García Wang Li Okafor Novák {\\O}stby".split()
SIZE = 2000


def main(size, out=print):
    # What needs Django is imported when its data folder is known.
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        run(text_of(size).encode(), size, out)


def text_of(size):
    """Entries such as a group has; the same ones for the same size."""
    chance = random.Random(size)
    return "".join(entry(n, chance) for n in range(size))


def entry(number, chance):
    title = " ".join(chance.choices(WORDS, k=8))
    people = " and ".join(
        f"{chance.choice(FAMILIES)}, {chance.choice('ABCDEFGH')}. J."
        for _ in range(chance.randint(1, 7))
    )
    journal = f"Journal of {chance.choice(WORDS)}"
    return (
        f"@article{{key{number},\n  title = {{{title} {number}}},\n"
        f"  author = {{{people}}},\n  journal = {{{journal}}},\n"
        f"  year = {chance.randint(1960, 2030)},\n  pages = {{1--{number + 2}}},\n"
        f"  doi = {{10.1000/{number}}},\n  keywords = {{{title.split()[0]}, tests}},\n"
        f"  abstract = {{{' '.join(chance.choices(WORDS, k=100))}.}}\n}}\n\n"
    )


def run(data, size, out):
    from publications.bibtex import decode, parse, split_names, to_unicode
    from publications.importing import Media, apply, plan
    from publications.mapping import read_drafts

    out(f"{size:,} entries, {len(data) / 1e6:.1f} MB; seconds of one processor")
    tell = teller(size, out)
    with tell("parse") as ours:
        library = parse(decode(data)[0])
    with tell("decode and names"):
        for found in library.entries:
            split_names(found.get("author"))
            for field in found.fields:
                to_unicode(field.value)
    reading = read_drafts(data, "bench.bib")
    with tell("map"):
        for read in reading.entries:
            read.draft()
    with tell("plan"):
        planned = plan([reading], Media())
        assert len(planned.report.lines) == size
    with tell("plan and apply"):
        apply(plan([reading], Media()))
    with tell("second import"):
        apply(plan([read_drafts(data, "bench.bib")], Media()))
    compare(data.decode(), ours, tell, out)


def teller(size, out):
    @contextmanager
    def tell(name):
        spent = []
        start = process_time()
        yield spent
        spent.append(process_time() - start)
        speed = size / max(spent[0], 1e-9)
        out(f"{name:<18}{spent[0]:8.2f} s {speed:10,.0f} entries/s")

    return tell


def compare(text, ours, tell, out):
    """Others only parse: without macros, names and LaTeX they do less than ours."""
    import bibtexparser
    import pybtex.database

    with tell("pybtex") as pybtex_took:
        pybtex.database.parse_string(text, "bibtex")
    with tell("bibtexparser") as bibtexparser_took:
        bibtexparser.parse_string(text, append_middleware=[])
    for name, took in (("pybtex", pybtex_took), ("bibtexparser", bibtexparser_took)):
        out(f"parse against {name}: {took[0] / max(ours[0], 1e-9):.1f} times as fast")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
