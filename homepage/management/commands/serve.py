import os

from django.conf import settings
from django.core import checks
from django.core.management.base import CommandError

from homepage.management import setting_up
from homepage.management.starting import StartingCommand

NO_ADDRESS = """SITE_URL is missing: the address under which the site is public.
Write it in front, such as
  SITE_URL=https://jane-doe.example make serve
and to look at the site on this computer alone
  SITE_URL=http://127.0.0.1:{port} make serve"""
NOBODY = """
Nobody can sign in yet. To make an account, write `sudo offprint createsuperuser` where
it is set up as in docs/deploying.md; else, in this folder and with the same variables:
  .venv/bin/python manage.py createsuperuser"""


class Command(StartingCommand):
    help = "Serves the site to the public, if that is safe: `make serve`."
    workers = settings.WORKERS

    def handle(self, **options):
        if not os.environ.get("SITE_URL"):
            raise CommandError(NO_ADDRESS.format(port=settings.PORT))
        if found := dangers():
            raise CommandError("\n".join(["The site was not started.", *found]))
        super().handle(**options)

    def set_up(self):
        # What is not on a screen is in a log, where no password may be.
        return setting_up.set_up(with_account=self.stdout.isatty())

    def greet(self, account):
        self.say(f"\nSite        {settings.SITE_URL}/")
        self.say(f"Listens at  http://127.0.0.1:{settings.PORT}")
        self.say(f"Workers     {self.workers}")
        self.say_account(account)
        if not setting_up.has_admin():
            self.say(NOBODY)


def dangers():
    """What the checks find, each with its way out."""
    found = checks.run_checks(include_deployment_checks=True)
    return [
        f"  - {danger.msg}\n    {danger.hint or ''}".rstrip()
        for danger in found
        if not danger.is_silenced()
    ]
