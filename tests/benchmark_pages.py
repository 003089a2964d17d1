"""How long the list and the search take with thousands of works: `make bench`.

Nothing here passes or fails by the clock; the times are those of the processor, for
whole requests.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

SIZE = 10_000
TIMES = 9


def main(size, out=print):
    # What needs Django is imported when its data folder is known.
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        run(size, out)


def run(size, out):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from publications.models import Author, Publication, Topic
    from publications.searching.index import refresh
    from tests.publications.thousands import make_works

    make_works(size)
    start = process_time()
    refresh()
    out(f"{size:,} works; written to the index in {process_time() - start:.2f} s")
    client = Client(headers={"host": "127.0.0.1"})
    words = Publication.objects.order_by("pk")[size // 2].title.split()
    author = Author.objects.filter(authorships__isnull=False).first()
    topic = Topic.objects.filter(publications__isnull=False).first()
    for query in [
        "",
        "?page=2",
        f"?q={words[4]}",
        f"?q={words[4]}+{words[2]}",
        "?q=b",
        f"?q={words[0]}+{words[1]}+b",
        "?q=nothing+like+it",
        "?year=2020&kind=journal",
        "?group=kind",
        "?group=topic",
        f"?topic={topic.slug}",
        f"?author={author.slug}",
    ]:
        took = []
        for _ in range(TIMES):
            start = process_time()
            response = client.get(f"/publications/{query}")
            took.append(process_time() - start)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/publications/{query}")
        said = f"{median(took) * 1000:8.1f} ms {len(queries):3} queries"
        out(f"{query:<32}{said} {len(response.content) / 1000:8.0f} kB")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
