from django.core.management.base import BaseCommand, CommandError

from homepage.management.demo import OthersContentError, load_demo


class Command(BaseCommand):
    help = "Brings in the demo's profile, publications and projects, from demo/."

    def handle(self, *, verbosity, **options):
        try:
            load_demo()
        except OthersContentError as error:
            raise CommandError(error) from error
        if verbosity:
            self.stdout.write("The demo is there.")
