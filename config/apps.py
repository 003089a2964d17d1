from django.apps import AppConfig

from . import checks


class SiteConfig(AppConfig):
    name = "config"

    def ready(self):
        checks.register()
