"""Request -> response over a connection to exactly the address that was checked, within one deadline.

httpx offers no way to say which address is connected to, and a second look-up could give another one (DNS rebinding): the
connections are made here, below httpcore, which still checks certificates and names hosts by their names.
"""

import ssl
import time
from collections.abc import Iterable, Iterator, MutableSet
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from socket import SHUT_RDWR
from typing import Any
from weakref import WeakSet

import httpcore
import httpx

from ingest.fetching.guard import Resolve, find_addresses, resolve
from ingest.fetching.policy import FetchPolicy

_END: ContextVar[float] = ContextVar("end")


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End every exchange inside by then, however slowly the server drips: time-outs of single reads do not add up."""
    token = _END.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _END.reset(token)


def _left(timeout: float | None) -> float:
    left = _END.get() - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return min(left, timeout) if timeout else left


class TimedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, opened: "MutableSet[TimedStream]") -> None:
        self._stream, self._opened = stream, opened
        opened.add(self)

    def hang_up(self) -> None:
        """End the connection from another thread: who waits for an answer there is told at once, as by a plain close he is not."""
        with suppress(OSError):
            self._stream.get_extra_info("socket").shutdown(SHUT_RDWR)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all."""
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt the connection."""
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)), self._opened)

    def get_extra_info(self, info: str) -> Any:
        """Tell about the socket."""
        return self._stream.get_extra_info(info)


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to the addresses that were checked, and to no other."""

    def __init__(self, policy: FetchPolicy, resolver: Resolve) -> None:
        self._policy = policy
        self._resolver = resolver
        self._sockets = httpcore.SyncBackend()
        self._opened: MutableSet[TimedStream] = WeakSet()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's signature
    ) -> httpcore.NetworkStream:  # fmt: skip
        """Connect to the first checked address of a host that answers; raises AddressRefused, Unreachable or TooSlow."""
        addresses = find_addresses(host, port, self._policy.allowed, self._resolver, _left(timeout))
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, _left(timeout), local_address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(addresses[-1], port, _left(timeout), local_address)

    def _connect(self, address: str, port: int, timeout: float, local: str | None) -> TimedStream:
        return TimedStream(self._sockets.connect_tcp(address, port, timeout, local), self._opened)

    def hang_up(self) -> None:
        """End all connections, also those that somebody waits at."""
        for stream in list(self._opened):
            stream.hang_up()


class PinnedTransport(httpx.BaseTransport):
    """Sends requests of httpx over pinned connections; errors of httpcore and of the check come out as they are."""

    def __init__(self, policy: FetchPolicy, resolver: Resolve = resolve) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        if policy.authorities:
            context = ssl.create_default_context(cafile=str(policy.authorities))
        self._backend = PinnedBackend(policy, resolver)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, max_connections=64, max_keepalive_connections=16, keepalive_expiry=15.0,
            network_backend=self._backend,
        )  # fmt: skip

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the body of the response is read by its caller, who closes it."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close all connections; what is being fetched fails at once."""
        self._backend.hang_up()
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer, read as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
