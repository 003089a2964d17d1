from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from homepage.management import data_folder, demo, setting_up
from homepage.management.preflight import port_problem
from homepage.management.serving import serve


class Command(BaseCommand):
    help = "Sets up what is missing and serves the site on this computer: `make run`."
    requires_system_checks = ()

    def handle(self, **options):
        if problem := port_problem(settings.PORT):
            raise CommandError(problem)
        try:
            data_folder.share()
        except BlockingIOError:
            raise CommandError("`make fresh` is at work. Wait for it to end.") from None
        self.greet(self.set_up())
        serve(int(settings.PORT))
        self.say("Stopped.")

    def set_up(self):
        if setting_up.is_new_database() and not setting_up.is_begun():
            setting_up.begin(with_demo=True)
        if setting_up.is_begun():
            self.say("Setting up a new site; this takes a few seconds.")
        return setting_up.set_up()

    def greet(self, account):
        address = f"http://127.0.0.1:{settings.PORT}"
        self.say(f"\nSite        {address}/")
        self.say(f"Admin       {address}/admin/")
        if account:
            self.say(f"Username    {account.name}")
            self.say(f"Password    {account.password}   (shown only this once)")
        if address != settings.SITE_URL:
            self.say(f"Public as   {settings.SITE_URL}/")
        if demo.is_loaded():
            self.say("\nThis is the demo. For a site of your own: make fresh")
        self.say("\nCtrl-C stops the site, `make run` starts it again.\n")

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
