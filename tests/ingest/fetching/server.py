"""A real web server on loopback that does to a client whatever its routes say, byte by byte if need be."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_network

from ingest.fetching.policy import FetchPolicy

LOOPBACK = (ip_network("127.0.0.0/8"),)
QUICK = FetchPolicy(
    allowed=LOOPBACK, contact="https://dragoman.example/about", max_bytes=2_000_000, delay=0, connect_seconds=2,
    read_seconds=0.5, total_seconds=1.0,
)  # fmt: skip

Talk = Callable[[socket.socket, "Asked"], None]


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Server:
    """The running server: set `routes`, look at `asked`."""

    port: int
    routes: dict[str, Talk] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    scheme: str = "http"

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [one.path for one in self.asked if one.path != "/robots.txt"]


def answer(status: int = 200, body: bytes = b"", **headers: str) -> Talk:
    """Answer at once, as servers do."""

    def talk(connection: socket.socket, _asked: Asked) -> None:
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    return talk


def raw(*pieces: bytes, pause: float = 0.0) -> Talk:
    """Send exactly these bytes, with pauses between them."""

    def talk(connection: socket.socket, _asked: Asked) -> None:
        stop = threading.Event()
        for piece in pieces:
            connection.sendall(piece)
            stop.wait(pause)

    return talk


def endless(piece: bytes, head: bytes = b"HTTP/1.1 200 OK\r\n\r\n", pause: float = 0.0) -> Talk:
    """Send the same bytes for ever."""

    def talk(connection: socket.socket, _asked: Asked) -> None:
        stop = threading.Event()
        connection.sendall(head)
        while True:
            connection.sendall(piece)
            stop.wait(pause)

    return talk


def unless_known(etag: str, talk: Talk) -> Talk:
    """Answer "unchanged" to those who name the entity tag, as servers do."""

    def choose(connection: socket.socket, asked: Asked) -> None:
        (answer(304, ETag=etag) if asked.headers.get("if-none-match") == etag else talk)(connection, asked)

    return choose


def one_after_another(*talks: Talk) -> Talk:
    """Answer otherwise each time, and as the last time from then on."""
    left = list(talks)

    def talk(connection: socket.socket, asked: Asked) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(connection, asked)

    return talk


def _read_request(connection: socket.socket) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(4096)
        if not piece:
            return None
        data += piece
    first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Asked(first.split(" ")[1], headers)


class _Listener:
    """Accepts connections, each in a thread of its own."""

    def __init__(self, context: ssl.SSLContext | None) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._context = context
        self._lock = threading.Lock()
        self._connections = set[socket.socket]()
        self.server = Server(self._socket.getsockname()[1], scheme="https" if context else "http")
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        for connection in (self._socket, *self._connections):
            _end(connection)
        self._thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._handle, args=(connection,), daemon=True).start()

    def _handle(self, connection: socket.socket) -> None:
        with suppress(OSError):
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            self._connections.add(connection)
            asked = _read_request(connection)
            if asked:
                self._talk(connection, asked)
        _end(connection)
        self._connections.discard(connection)

    def _talk(self, connection: socket.socket, asked: Asked) -> None:
        server = self.server
        with self._lock:
            server.asked.append(asked)
            server.at_once += 1
            server.most_at_once = max(server.most_at_once, server.at_once)
        try:
            server.routes.get(asked.path.partition("?")[0], answer(404))(connection, asked)
        finally:
            with self._lock:
                server.at_once -= 1


def _end(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve until the end of the block; every connection is closed then."""
    listener = _Listener(context)
    try:
        yield listener.server
    finally:
        listener.stop()
