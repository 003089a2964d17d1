from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test.utils import override_settings
from django.utils import translation
from tqdm import tqdm

from homepage.management import setting_up
from homepage.management.destination import destination
from homepage.models import Profile
from homepage.publishing import (
    HOST,
    Folder,
    FolderError,
    Walk,
    former_addresses,
    has_cards,
    packed,
    rarely_tidied,
    seeds,
)
from publications import finding, freshness
from publications.recalling import recalling
from publications.snapshots import snapshot

SHOWN = 50


class Command(BaseCommand):
    help = "Writes the site as files, for any web server or GitHub Pages."
    missing_args_message = "Name the folder to write into, such as ../site."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            type=Path,
            help="an empty one, or one with an earlier export, of which only what has "
            "changed is written",
        )
        parser.add_argument(
            "--base-url",
            metavar="ADDRESS",
            help="where the site will be, without a path: https://example.org "
            "(otherwise SITE_URL)",
        )
        parser.add_argument(
            "--base-path",
            metavar="PATH",
            default="",
            help="the path below that address, such as /homepage",
        )
        parser.add_argument(
            "--cname",
            action="store_true",
            help="name the host for GitHub Pages, where it is a domain of your own",
        )
        parser.add_argument(
            "--compress",
            action="store_true",
            help="also write .br and .gz files, for servers that can hand them out",
        )

    def handle(self, *, folder, base_url, base_path, cname, compress, **options):
        place = destination(base_url, base_path)
        if cname and place.path:
            raise CommandError(
                "--cname gives the site a domain of its own, and there it begins at /. "
                f"Leave one of the two away: --cname or --base-path {place.path}"
            )
        profile = require_site()
        extras = [(".nojekyll", b"")]
        if cname:
            extras.append(("CNAME", f"{place.host()}\n".encode()))
        setting_up.collect_static()
        stamp = freshness.stamp()
        with (
            refusals(folder),
            Folder(folder) as made,
            as_at(place, profile.language),
            snapshot(),
            recalling(),
            rarely_tidied(),
        ):
            publish(place, made, extras, compress=compress)
        self.tell(made)
        if freshness.stamp() != stamp:
            self.stderr.write(
                "The site was changed meanwhile: export again to have all of it."
            )

    def tell(self, made):
        same = len(made.made) - len(made.written)
        self.stdout.write(
            f"{made.path}: {len(made.written)} files written, {same} as they were, "
            f"{len(made.removed)} removed."
        )
        if made.foreign:
            self.stderr.write(
                "Left alone, since somebody else has made or changed them: "
                f"{some(made.foreign)}. To have them made, remove them and export "
                "again."
            )


def publish(place, made, extras, *, compress):
    walk = Walk(
        place, seeds(), former_addresses(), finding.files(), has_cards=has_cards()
    )
    for name, content in chain(extras, tracked(walk)):
        made.put(name, content)
        for also in packed(name, content) if compress else ():
            made.put(*also)
    require_whole(walk.broken())
    made.finish()


def require_site():
    if setting_up.is_new_database():
        raise CommandError(
            f"There is no site in {settings.DATA_DIR} yet. Make one with: make run"
        )
    if setting_up.is_behind():
        raise CommandError(
            "The database is of an older version of the site. Bring it up to date: "
            ".venv/bin/python manage.py migrate"
        )
    profile = Profile.objects.first()
    if not profile:
        raise CommandError(
            "Nobody has said yet whose site this is. Fill in the profile in the admin."
        )
    return profile


@contextmanager
def refusals(folder):
    """Says in one sentence why nothing could be written."""
    try:
        yield
    except FolderError as error:
        raise CommandError(error) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise CommandError(
            f"{folder} is a file, or in one. Name a folder that is empty, or not "
            "there yet."
        ) from error
    except OSError as error:
        raise CommandError(
            f"{error.filename or folder} can't be written: {error.strerror}. "
            "Once that is mended, export again."
        ) from error


@contextmanager
def as_at(place, language):
    """The site as it answers where the files will be."""
    with (
        override_settings(SITE_URL=str(place), DEBUG=False, ALLOWED_HOSTS=[HOST]),
        translation.override(language),
    ):
        yield


def tracked(walk):
    with tqdm(unit=" files", leave=False, disable=None) as bar:
        for file in walk.files():
            bar.total = len(walk)
            bar.update()
            yield file


def require_whole(broken):
    if not broken:
        return
    lines = [f"  {link}" for link in broken[:SHOWN]]
    if len(broken) > SHOWN:
        lines.append(f"  … and {len(broken) - SHOWN} more.")
    raise CommandError(
        "\n".join(["Nothing was written, as links of the site are broken:", *lines])
    )


def some(names):
    shown = ", ".join(names[:SHOWN])
    return f"{shown} … and {len(names) - SHOWN} more" if names[SHOWN:] else shown
