"""One request at a time to each host, and a pause after it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

MANY = 1000  # hosts that are remembered before those at rest are forgotten
AT_REST = 60.0  # seconds after its last turn


class _Host:
    def __init__(self, ready: float) -> None:
        self.lock = Lock()
        self.ready = ready


class Hosts:
    """Remembers when each host was last asked."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._lock = Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, name: str, delay: float) -> Iterator[None]:
        """Wait for the turn of one request to a host; the next one has to wait `delay` seconds after its end."""
        host = self._get(name)
        with host.lock:
            if (wait := host.ready - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                host.ready = self._clock() + delay

    def _get(self, name: str) -> _Host:
        with self._lock:
            now = self._clock()
            if len(self._hosts) > MANY:
                self._hosts = {n: h for n, h in self._hosts.items() if h.lock.locked() or h.ready > now - AT_REST}
            return self._hosts.setdefault(name, _Host(now))
