"""A client that asks for one thing thousands of times."""

import re
import socket
from contextlib import ExitStack, contextmanager

HEAD = re.compile(rb".+?\r\n\r\n", re.DOTALL)
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
# So many wait for their answers at the same time.
TOGETHER = 8


class Question:
    """What a browser would ask the server for."""

    def __init__(self, port, path, **headers):
        self.address = ("127.0.0.1", port)
        said = {"Host": f"127.0.0.1:{port}", "Accept-Encoding": "gzip, br", **headers}
        lines = [f"{name}: {value}\r\n" for name, value in said.items()]
        self.start = f"GET {path} HTTP/1.1\r\n{''.join(lines)}"
        head, _, self.body = self.answer().partition(b"\r\n\r\n")
        self.status = int(head.split()[1])
        self.headers = dict(
            re.findall(r"\r\n([\w-]+): ([^\r]*)", head.decode().lower())
        )

    def message(self, connection):
        return f"{self.start}Connection: {connection}\r\n\r\n".encode()

    def size(self):
        """Of the answer, with its head."""
        return len(self.answer())

    def answer(self):
        with socket.create_connection(self.address) as connection:
            connection.sendall(self.message("close"))
            return rest(connection)

    @contextmanager
    def connections(self):
        with ExitStack() as stack:
            yield [
                stack.enter_context(socket.create_connection(self.address))
                for _ in range(TOGETHER)
            ]

    def ask(self, times):
        """Over connections that are kept."""
        message = self.message("keep-alive")
        with self.connections() as connections:
            for _ in range(times // TOGETHER):
                for connection in connections:
                    connection.sendall(message)
                for connection in connections:
                    receive(connection)

    def ask_anew(self, times):
        """Over a connection for each time."""
        for _ in range(times // TOGETHER):
            with self.connections() as connections:
                for connection in connections:
                    connection.sendall(self.message("close"))
                for connection in connections:
                    rest(connection)


def rest(connection):
    return b"".join(iter(lambda: connection.recv(1 << 18), b""))


def receive(connection):
    """One answer; its body is as long as its head says."""
    found = b""
    while not (head := HEAD.match(found)) or len(found) < head.end() + length(head[0]):
        part = connection.recv(1 << 18)
        if not part:
            raise SystemExit("The server ended a connection that it should keep.")
        found += part


def length(head):
    found = LENGTH.search(head)
    return int(found[1]) if found else 0
