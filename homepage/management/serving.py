"""The server: granian, which hands each request to the application in config/wsgi.py.

A program of its own, `python -m homepage.management.serving PORT WORKERS`, so that its
main process stays small, and a worker that takes the place of another one loads the
program as it is by then.
"""

import contextlib
import importlib
import multiprocessing
import os
import signal
import socket
import sys
import threading
from functools import partial
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from .preflight import port_problem

FOLDER = Path(__file__).resolve().parent.parent.parent
# For glibc: threads share what one of them has freed, and what is large goes back to
# the system at once. A worker that has made much is a fifth smaller.
MEMORY = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "131072"}


def serve(port, workers):
    """Let the server take the place of this process."""
    program = [sys.executable, "-P", "-m", __name__, str(port), str(workers)]
    environment = MEMORY | os.environ | {"PYTHONPATH": str(FOLDER)}
    os.execve(sys.executable, program, environment)


class Server(Granian):
    """Tells each worker which of them it is."""

    def _spawn_worker(self, idx, target, callback_loader):
        return super()._spawn_worker(idx, target, partial(callback_loader, idx))


def main(port, workers):
    """Answer requests until SIGTERM, Ctrl-C, or the end of the terminal."""
    reserved = reserve(port)
    if not reserved or port_problem(port):
        sys.exit(port_problem(port) or f"Another server took port {port} a moment ago.")
    server = Server(
        "config.wsgi",
        # The proxy in front is on this machine.
        address="127.0.0.1",
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        # Seconds for a new worker to load the program before an old one goes: it takes
        # one or two of the processor, which may be busy.
        respawn_interval=10,
        # More threads only wait for each other: rendering keeps the processor busy.
        # Another eight are for slow connections (config/slow_lane.py).
        blocking_threads=16,
        http=HTTPModes.http1,
        # Milliseconds and bytes: who is slower, or says more, is no browser.
        http1_settings=HTTP1Settings(header_read_timeout=10_000, max_buffer_size=65536),
        websockets=False,
        log_level=LogLevels.error,
    )
    if os.isatty(0):
        # Granian's own answer to SIGHUP is to go on with new workers.
        server.on_startup(
            lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt)
        )
    server.serve(target_loader=load_application)
    print("Stopped.", flush=True)


def reserve(port):
    """A name that one program of this machine can have, until its last process ends.

    The workers share their port, and would share it with those of a second server.
    """
    name = socket.socket(socket.AF_UNIX)
    try:
        name.bind(f"\0offprint:{port}")
    except OSError:
        return None
    return name


def load_application(target, number):
    """The application, in the worker of that number."""
    # Ctrl-C reaches all processes; only the main one shall act, and end the others,
    # which must not ignore that while they are still loading.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=end_with_the_server, daemon=True).start()
    keep_to_one_core(number)
    return importlib.import_module(target).application


def keep_to_one_core(number):
    """Python computes on one at a time: threads on two of them only wait for each
    other, as long as a kept page takes, or longer."""
    cores = sorted(os.sched_getaffinity(0))
    # Where that is forbidden, it goes on more slowly.
    with contextlib.suppress(PermissionError):
        os.sched_setaffinity(0, {cores[number % len(cores)]})


def end_with_the_server():
    """A worker whose main process was killed would keep the port for ever."""
    multiprocessing.parent_process().join()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(*sys.argv[1:])
