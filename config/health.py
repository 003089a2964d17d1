"""The address at which a monitor asks whether the site is well."""

from django.db import DatabaseError, connection
from django.http import HttpResponse

PATH = "/health"


class HealthMiddleware:
    """Stands before all others, so that the answer depends on nothing but the database,
    and a program on this machine gets it under any name and without encryption."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info != PATH:
            return self.get_response(request)
        is_well = has_database()
        response = HttpResponse(
            "ok\n" if is_well else "The database does not answer.\n",
            content_type="text/plain; charset=utf-8",
            status=200 if is_well else 503,
        )
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def has_database():
    try:
        with connection.cursor() as cursor:
            # A table: SQLite makes a new file, and is well, where one was lost.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            return cursor.fetchone() is not None
    except DatabaseError:
        return False
