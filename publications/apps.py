from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from . import freshness
from .searching.tables import after_migrations, before_migrations


class PublicationsConfig(AppConfig):
    name = "publications"
    verbose_name = "Records"

    def ready(self):
        connection_created.connect(freshness.watch)
        pre_migrate.connect(before_migrations, sender=self)
        post_migrate.connect(after_migrations, sender=self)
