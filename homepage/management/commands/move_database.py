from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from homepage.management import data_folder
from homepage.management.moving import MoveError, move
from homepage.management.setting_up import NewerDataError
from publications.management.progress import bar

DONE = """{number:,} rows were moved, and {path} is as it was.
Start the site, look at it, and delete that file when you need it no more."""


class Command(BaseCommand):
    help = (
        "Moves the site from SQLite in the data folder to the empty PostgreSQL "
        "database that DATABASE_URL names. Stop the site first."
    )
    requires_system_checks = ()

    def handle(self, **options):
        try:
            data_folder.claim()
            path, number = move(track=bar("Moving"))
        except BlockingIOError:
            raise CommandError(
                "The site is running. Stop it first, and move again."
            ) from None
        except (MoveError, NewerDataError, DatabaseError) as error:
            raise CommandError(f"Nothing was moved: {error}") from error
        self.stdout.write(DONE.format(number=number, path=path))
