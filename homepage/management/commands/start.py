from django.conf import settings

from homepage.management import demo, setting_up
from homepage.management.starting import StartingCommand


class Command(StartingCommand):
    help = "Sets up what is missing and serves the site on this computer: `make run`."

    def set_up(self):
        if setting_up.is_new_database() and not setting_up.is_begun():
            setting_up.begin(with_demo=True)
        if setting_up.is_begun():
            self.say("Setting up a new site; this takes a few seconds.")
        return super().set_up()

    def greet(self, account):
        address = f"http://127.0.0.1:{settings.PORT}"
        self.say(f"\nSite        {address}/")
        self.say(f"Admin       {address}/admin/")
        self.say_account(account)
        if address != settings.SITE_URL:
            self.say(f"Public as   {settings.SITE_URL}/")
        if demo.is_loaded():
            self.say("\nThis is the demo. For a site of your own: make fresh")
        self.say("\nCtrl-C stops the site, `make run` starts it again.\n")
