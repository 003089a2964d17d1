from django.apps import AppConfig

from homepage.management.backups import placing


class HomepageConfig(AppConfig):
    name = "homepage"
    verbose_name = "Homepage"

    def ready(self):
        placing.finish()
