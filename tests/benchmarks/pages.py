"""Pages from the site's own server, against nginx with files of the same bytes."""

import os
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from publications.models import Publication

from .asking import Question
from .figures import Figure
from .processes import free_port, running

# Seconds of the processor that are well above what the system counts in.
ENOUGH = 0.4
ROUNDS = 5
# So many works are looked at before memory is.
SEEN = 500
CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    client_body_temp_path {folder};
    proxy_temp_path {folder};
    fastcgi_temp_path {folder};
    uwsgi_temp_path {folder};
    scgi_temp_path {folder};
    types {{ text/html html; }}
    server {{
        listen 127.0.0.1:{port};
        root {folder};
    }}
}}
"""


def figures(size):
    enough = ENOUGH if size >= 1000 else ENOUGH / 10
    with serving() as site:
        yield weight(site)
        yield from against_rendering(site, enough)
        if shutil.which("nginx"):
            yield from against_nginx(site, enough)
        else:
            yield "nginx is not installed; the figures against it are left out."
        yield memory(site, size)


@contextmanager
def serving():
    os.environ["WORKERS"] = "1"
    command = [sys.executable, settings.BASE_DIR / "manage.py", "serve"]
    with running(command, int(settings.PORT)) as site:
        yield site


def weight(site):
    """Of the home page and what every browser fetches with it, but for pictures."""
    page = Question(site.port, "/", **{"Accept-Encoding": "identity"}).body.decode()
    files = re.findall(r'"(/static/[^"]+\.(?:css|js))"', page)
    [styles] = [path for path in files if path.endswith(".css")]
    css = Question(site.port, styles, **{"Accept-Encoding": "identity"}).body.decode()
    faces = [face for face in css.split("@font-face") if "unicode-range" not in face]
    fonts = [name for face in faces for name in re.findall(r"[\w.-]+\.woff2", face)]
    paths = ["/", *files, *(f"/static/fonts/{name}" for name in fonts)]
    size = sum(Question(site.port, path).size() for path in paths)
    return Figure("Home page with its files", size / 1000, "limit", 70, 1, unit="kB")


def against_rendering(site, enough):
    for name, path in (("Home page", "/"), ("List", "/publications/")):
        kept = cost(site, Question(site.port, path).ask, enough)
        # With a query, however empty, it is made anew.
        made = cost(site, Question(site.port, f"{path}?page=1").ask, enough)
        yield Figure(f"{name}, made", made)
        yield Figure(f"{name}, kept", kept, "made", made, least=150)


def against_nginx(site, enough):
    page = Question(site.port, "/")
    known = {"If-None-Match": page.headers["etag"].replace("w/", "W/")}
    with nginx(page.body) as other:
        file = Question(other.port, "/page.html")
        assert file.body == page.body
        known_file = {"If-None-Match": file.headers["etag"]}
        again = (
            Question(site.port, "/", **known),
            Question(other.port, "/page.html", **known_file),
        )
        assert [question.status for question in again] == [304, 304]
        for name, ours, theirs, most in (
            ("Kept page, connection kept", page.ask, file.ask, 4),
            ("Kept page, connection each time", page.ask_anew, file.ask_anew, 2.5),
            ("Page not modified (304)", again[0].ask, again[1].ask, 4),
        ):
            took = [
                (cost(site, ours, enough), cost(other, theirs, enough))
                for _ in range(ROUNDS)
            ]
            ours, theirs = map(min, zip(*took, strict=True))
            yield Figure(name, ours, "nginx", theirs, most)


def cost(server, ask, enough):
    """Seconds of the processor for one answer."""
    times = 8
    ask(times)
    while True:
        before = server.seconds()
        ask(times)
        spent = server.seconds() - before
        if spent >= enough:
            return spent / times
        times *= 2


@contextmanager
def nginx(body):
    """With the page as a file, in one process and without a log."""
    folder, port = settings.DATA_DIR / "nginx", free_port()
    folder.mkdir()
    (folder / "page.html").write_bytes(body)
    configuration = Path(folder / "nginx.conf")
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port))
    command = ["nginx", "-p", folder, "-c", configuration, "-e", folder / "error.log"]
    with running(command, port) as server:
        yield server


def memory(site, size):
    """Of the worker, after many different pages and all there is to download."""
    paths = [f"/publications/?page={n + 1}" for n in range(-(-size // 100))]
    slugs = Publication.objects.values_list("slug", flat=True)[:SEEN]
    paths += [f"/publications/{slug}/" for slug in slugs]
    paths += [f"/publications/all.{kind}" for kind in ("bib", "ris", "json")]
    for path in paths:
        Question(site.port, path)
    return Figure("Memory of a worker", site.memory() / 1e6, "limit", 200, 1, unit="MB")
