import os

from django.core.wsgi import get_wsgi_application

from homepage.management import data_folder

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
# `make fresh` refuses to begin while a server runs.
data_folder.share()
