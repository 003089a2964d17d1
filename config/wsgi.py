import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection

from homepage.management import data_folder
from publications import freshness

from .page_cache import PageCache
from .slow_lane import SlowLane

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
if settings.PAGE_CACHE:
    application = PageCache(application, settings.PAGE_CACHE * 1024**2)
# Half of the threads that homepage/management/serving.py gives a worker.
application = SlowLane(application, places=8)
# Held until the end: SQLite's journal goes with the last connection, and on a full disk
# could not be made again, so that the site could not even be read.
if connection.vendor == "sqlite":
    connection.ensure_connection()
# `make fresh` refuses to begin while a server runs.
data_folder.share()
# The one before may have been killed between a change and its move.
freshness.move()
