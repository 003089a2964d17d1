"""What must hold before anything is installed or started.

Runs on its own, before Django is there: `python3 -I preflight.py [port]`.
"""

import importlib.util
import socket
import sys

OLDEST = (3, 11)


def problems(port=None):
    """What stands in the way, each in one line with the way out."""
    found = [python_problem(), venv_problem(), port and port_problem(port)]
    return [problem for problem in found if problem]


def python_problem():
    if sys.version_info >= OLDEST:
        return ""
    found = ".".join(str(part) for part in sys.version_info[:3])
    return (
        f"Offprint needs Python 3.11 or newer, and this one is {found}. "
        "Install a newer one and name it: make run PYTHON=python3.12"
    )


def venv_problem():
    # Debian keeps it in a package of its own.
    if importlib.util.find_spec("ensurepip"):
        return ""
    return "Python's venv module is missing. Install it: sudo apt install python3-venv"


def port_problem(port):
    if not str(port).isdecimal() or not 0 < int(port) < 65536:
        return f"PORT is {port!r}, but must be a number from 1 to 65535."
    with socket.socket() as server:
        # As servers do: a connection that has just ended holds no port.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", int(port)))
        except PermissionError:
            return f"Port {port} is kept for the system. Take one from 1024 up."
        except OSError:
            return (
                f"Port {port} is in use. Stop what uses it, or take another: "
                f"PORT={int(port) + 1}"
            )
    return ""


if __name__ == "__main__":
    sys.exit(next(iter(problems(*sys.argv[1:2])), 0))
