"""A proxy before Neo4j that breaks connections off where a commit is answered: the database has it, and the client never hears."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

COMMIT = (
    b"\x00\x02\xb0\x12\x00\x00"  # Bolt: a chunk of two bytes, a structure of signature 0x12 without fields, the end
)


class Cutter:
    """Lets `after` commits through and cuts the answers to the next `cuts`; then it lets nobody in where `shuts` is set."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._door = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.uri = f"bolt://127.0.0.1:{self._door.getsockname()[1]}"
        self.after, self.cuts, self.shuts = 0, 0, False
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Close the door and every connection."""
        for one in (self._door, *self._open):
            end(one)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                server = socket.create_connection(self._target)
                self._open += [client, server]
                committed = threading.Event()
                threading.Thread(target=self._ask, args=(client, server, committed), daemon=True).start()
                threading.Thread(target=self._answer, args=(server, client, committed), daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket, committed: threading.Event) -> None:
        with suppress(OSError):
            while data := client.recv(1 << 16):
                if COMMIT in data:
                    committed.set()
                server.sendall(data)
        end(server)

    def _answer(self, server: socket.socket, client: socket.socket, committed: threading.Event) -> None:
        with suppress(OSError):
            while data := server.recv(1 << 16):
                if committed.is_set() and self._is_cut():
                    break
                committed.clear()
                client.sendall(data)
        end(client)

    def _is_cut(self) -> bool:
        if self.after:
            self.after -= 1
            return False
        if not self.cuts:
            return False
        self.cuts -= 1
        if self.shuts and not self.cuts:
            self.close()
        return True


def end(one: socket.socket) -> None:
    """Close a connection in both directions, whoever waits for it."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextmanager
def cutting(uri: str) -> Iterator[Cutter]:
    """Stand before a database until the end of the block."""
    address = urlsplit(uri)
    cutter = Cutter((address.hostname or "127.0.0.1", address.port or 7687))
    try:
        yield cutter
    finally:
        cutter.close()
