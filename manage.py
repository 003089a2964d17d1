#!/usr/bin/env python
import os
import sys

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError
except KeyboardInterrupt:
    sys.exit(130)


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(error))
    except DatabaseError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"The database can’t be used: {error}")
    except KeyboardInterrupt:
        print("\nStopped before the end.", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
