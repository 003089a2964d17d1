"""A real browser for the tests marked `browser`: the fixture `page`; and original
BibTeX: the fixture `tex`; sites of their own for real processes: `empty_copy`."""

import gc
import os
import shutil

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase

from .publications.citing import tex as bibtex
from .sites import Site

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "Chromium or Playwright is missing: sudo apt install chromium, make test"
# What Playwright leaves out, as the last list counts; and what Chromium would draw
# below the address, which nobody sees and takes as long as a page.
LEFT_OUT = """
    AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades
    HttpsFirstBalancedModeAutoEnable LensOverlay MediaRouter PaintHolding
    ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect
    OptimizationHints NetworkTimeServiceQuerying AimEnabled PreconnectToSearch
    WebUIOmniboxPopup WebUIOmniboxAimPopup
""".split()
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(LEFT_OUT)}",
]


ELSEWHERE = os.environ.get("TEST_DATABASE_URL")
ON_POSTGRESQL = (
    "These tests ran on SQLite. On PostgreSQL: sudo apt install postgresql, "
    "TEST_DATABASE_URL=postgres:///postgres pg_virtualenv make test"
)


def is_required(program):
    is_ci = os.environ.get("CI") == "true"
    return is_ci or os.environ.get(f"OFFPRINT_{program}") == "required"


def pytest_collection_modifyitems(config, items):
    """On another database than SQLite only what asks it, and that without a browser.
    What takes long begins, or at the end one worker waits for the other."""
    items.sort(key=takes_no_time)
    if ELSEWHERE:
        others = [item for item in items if not asks_the_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if asks_the_database(item)]


def pytest_collection_finish():
    """Python would look again and again through thousands of tests, which all stay, for
    what could be thrown away: that took a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def takes_no_time(item):
    return not any(map(item.get_closest_marker, ("browser", "processes")))


def asks_the_database(item):
    if any(map(item.get_closest_marker, ("browser", "once"))):
        return False
    fixtures = {"db", "transactional_db", "client"} & set(item.fixturenames)
    is_case = item.cls and issubclass(item.cls, TransactionTestCase)
    return bool(fixtures or is_case or item.get_closest_marker("django_db"))


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    """Each test has its own, so that none meets the files of another."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """An answer, once closed, closes the connection if that stands in a transaction, as
    it does in a test; SQLite's in memory is never closed, PostgreSQL's is."""
    close = BaseDatabaseWrapper.close_if_unusable_or_obsolete
    monkeypatch.setattr(
        BaseDatabaseWrapper,
        "close_if_unusable_or_obsolete",
        lambda connection: connection.in_atomic_block or close(connection),
    )


@pytest.fixture(autouse=True)
def no_page_before(monkeypatch):
    """Faults are told in the language of the last page, which was another test's."""
    monkeypatch.setattr("homepage.middleware.LanguageMiddleware.last", None)


@pytest.fixture(scope="session")
def browser():
    if not (CHROMIUM and sync_playwright):
        (pytest.fail if is_required("BROWSER") else pytest.skip)(MISSING)
    # Playwright runs a loop of its own in this thread, which Django takes for
    # asynchronous code that must not use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, live_server):
    """A page in a fresh profile; its addresses begin at the test's own site."""
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("backups") / "data")
    made = site.run("migrate", "--verbosity=0")
    assert made.returncode == 0, made.stderr
    return site


@pytest.fixture
def empty_copy(empty_site, tmp_path):
    return empty_site.copied(tmp_path / "data")


@pytest.fixture(scope="session")
def tex():
    if not bibtex.has_tex():
        (pytest.fail if is_required("TEX") else pytest.skip)(bibtex.MISSING)
    return bibtex


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    for kind, missing in (("browser", MISSING), ("BibTeX", bibtex.MISSING)):
        count = sum(missing in str(report.longrepr) for report in skipped)
        if count:
            terminalreporter.write_line(f"{count} {kind} tests skipped. {missing}")
    if not ELSEWHERE:
        terminalreporter.write_line(ON_POSTGRESQL)
