from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from homepage.management import data_folder, setting_up

NEXT = """
Next:
  1. make run
  2. Sign in at {address}/admin/ and fill in your profile.
  3. Add your publications there, or bring in a file with
     .venv/bin/python manage.py import_bibtex publications.bib
"""


class Command(BaseCommand):
    help = "Puts the data aside and begins an empty site: `make fresh`."
    requires_system_checks = ()

    def handle(self, **options):
        require_own_database()
        try:
            data_folder.claim()
        except BlockingIOError:
            raise CommandError(
                "The site is running. Stop it first (Ctrl-C where `make run` runs)."
            ) from None
        self.put_aside()
        setting_up.begin(with_demo=False)
        account = setting_up.set_up()
        self.stdout.write(f"An empty site is in {settings.DATA_DIR}.")
        if account:
            self.stdout.write(f"\nUsername    {account.name}")
            self.stdout.write(
                f"Password    {account.password}   (shown only this once)"
            )
        self.stdout.write(NEXT.format(address=f"http://127.0.0.1:{settings.PORT}"))

    def put_aside(self):
        is_new = setting_up.is_new_database()
        connection.close()
        if is_new:
            return
        try:
            aside = data_folder.put_aside()
        except OSError as error:
            raise CommandError(
                f"{settings.DATA_DIR} can't be renamed ({error.strerror}). "
                "Move what is in it elsewhere by hand."
            ) from error
        self.stdout.write(f"All that was there is now in {aside}.")


def require_own_database():
    """Only a database in the data folder goes aside with it."""
    database = settings.DATABASES["default"]
    in_folder = Path(database["NAME"]).is_relative_to(settings.DATA_DIR)
    if not (connection.vendor == "sqlite" and in_folder):
        raise CommandError(
            "DATABASE_URL names a database outside the data folder. "
            "Let it name an empty one, and DATA_DIR a new folder, for an empty site."
        )
