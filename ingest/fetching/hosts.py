"""One request at a time to each host, a pause after it, and none while the host wants to be left alone."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

MANY = 1000  # hosts that are remembered before those at rest are forgotten
AT_REST = 60.0  # seconds after its last turn


class StillResting(Exception):
    """The host asked to be left alone for longer than is waited. Come back after so many `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"for {seconds:.0f} seconds more")
        self.seconds = seconds


class _Host:
    def __init__(self, ready: float) -> None:
        self.lock = Lock()
        self.ready = self.rested = ready


class Hosts:
    """Remembers when each host was last asked, and until when it wants to be left alone.

    `learn` tells for how many seconds a host is to be left alone still, as others heard it who ask hosts too.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        learn: Callable[[str], float] = lambda _name: 0.0,
    ) -> None:
        self._clock, self._sleep, self._learn = clock, sleep, learn
        self._lock = Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, name: str, delay: float, patience: float) -> Iterator[None]:
        """Wait for the turn of one request to a host; the next one has to wait `delay` seconds after its end.

        Raises StillResting where the host wants to be left alone for longer than `patience` seconds.
        """
        host = self._get(name)
        with host.lock:
            now = self._clock()
            host.rested = max(host.rested, now + self._learn(name))
            if host.rested - now > patience:
                raise StillResting(host.rested - now)
            if (wait := max(host.ready, host.rested) - now) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                host.ready = self._clock() + delay

    def rest(self, name: str, seconds: float) -> None:
        """Leave a host alone for so long, as it asked (Retry-After)."""
        host = self._get(name)
        host.rested = max(host.rested, self._clock() + seconds)

    def _get(self, name: str) -> _Host:
        with self._lock:
            now = self._clock()
            if len(self._hosts) > MANY:
                self._hosts = {n: h for n, h in self._hosts.items() if h.lock.locked() or not _is_idle(h, now)}
            return self._hosts.setdefault(name, _Host(now))


def _is_idle(host: _Host, now: float) -> bool:
    return max(host.ready, host.rested) <= now - AT_REST
