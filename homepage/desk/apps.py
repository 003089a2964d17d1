from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's own admin, with the owner's desk in front."""

    default_site = "homepage.desk.site.DeskSite"
