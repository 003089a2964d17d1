"""What `make run` and `make serve` have in common."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, OperationalError, connection

from publications.faults import DAMAGED, fault_of

from . import data_folder, setting_up
from .preflight import port_problem
from .serving import serve

NO_SERVER = """
Look whether PostgreSQL runs, and whether DATABASE_URL names it rightly."""


class StartingCommand(BaseCommand):
    """Sets up what is missing, says where the site is, and becomes its server."""

    requires_system_checks = ()
    workers = 1

    def handle(self, **options):
        if problem := port_problem(settings.PORT):
            raise CommandError(problem)
        try:
            data_folder.share()
            account = self.set_up()
        except BlockingIOError:
            raise CommandError(
                "`make fresh` or `restore` is at work. Wait for it to end."
            ) from None
        except (setting_up.NewerDataError, DatabaseError, OSError) as error:
            said = f"The site could not be set up. {sentence(error)}"
            raise CommandError(said) from error
        self.greet(account)
        serve(settings.PORT, self.workers)

    def set_up(self):
        return setting_up.set_up()

    def say_account(self, account):
        if account:
            self.say(f"Username    {account.name}")
            self.say(f"Password    {account.password}   (shown only this once)")

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()


def sentence(error):
    fault = fault_of(error)
    if isinstance(error, OperationalError) and connection.vendor == "postgresql":
        return f"{error}{NO_SERVER}"
    if fault is None:
        return str(error)
    more = f" {fault.said}" if fault is DAMAGED else ""
    return f"{fault.title} ({error}).{more}"
