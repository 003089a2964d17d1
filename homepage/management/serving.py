"""The server behind `make run`: one process, for this computer alone."""

import signal

from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def serve(port):
    """Answer requests until Ctrl-C, SIGTERM, or the end of the terminal."""
    server = Granian(
        "config.wsgi",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        # More threads only wait for each other: rendering keeps the processor busy.
        blocking_threads=8,
        workers_kill_timeout=5,
        websockets=False,
        log_level=LogLevels.error,
    )

    @server.on_startup
    def end_with_the_terminal():
        # Granian's own answer to SIGHUP is to go on with new workers.
        signal.signal(signal.SIGHUP, server.signal_handler_interrupt)

    # No connection may be shared with the worker, which is a fork.
    connections.close_all()
    server.serve(target_loader=load_application, wrap_loader=False)


def load_application():
    """The application, in the worker."""
    # Ctrl-C reaches both processes; only the main one shall act, and end this one,
    # which must not ignore that while it is still loading.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return get_internal_wsgi_application()
