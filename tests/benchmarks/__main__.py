"""`make bench`: what the site costs, each figure against its limit or its peer.

All figures are of one run, of this machine, and of invented works, always the same.
Times are those of the processor, so that other programs disturb them little.
"""

import os
import sys
import tempfile
from importlib import import_module

SIZE = 10_000


def main(size):
    with tempfile.TemporaryDirectory() as folder:
        port = import_module(f"{__package__}.processes").free_port()
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PORT": str(port),
            "SITE_URL": f"http://127.0.0.1:{port}",
        }
        # These need to know by now where the data is.
        import_module("django").setup()
        return import_module(f"{__package__}.run").run(size)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE))
