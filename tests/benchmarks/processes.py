"""A server as a process: started, asked, and what it has cost by then, from /proc."""

import os
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@contextmanager
def running(command, port):
    """The server at that port, and those it starts itself."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(process, port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.communicate()


def wait_for(process, port):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.05)
    process.kill()
    raise SystemExit(f"A server did not start:\n{process.communicate()[0].decode()}")


class Server:
    def __init__(self, pid, port):
        self.pid = pid
        self.port = port

    def seconds(self):
        """Of the processor, since it was started."""
        return sum(map(ticks, family(self.pid))) / TICKS

    def memory(self):
        """Of its largest process, in bytes."""
        return max(map(resident, family(self.pid)))


def family(pid):
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def ticks(pid):
    # The name before may hold anything, but for what comes after its last bracket.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def resident(pid):
    pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
