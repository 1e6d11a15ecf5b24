"""Who may work now: steps of several jobs at once, or one alone, and nobody any more when the worker ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Event


class Turns:
    """Lets steps run beside each other, and what may end the worker alone: so that nothing beside it is suspected too."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._running = self._waiting_alone = 0
        self._is_alone = self._is_over = False

    @contextmanager
    def turn(self, alone: bool) -> Iterator[None]:
        """Wait for a turn and hold it; after `end` no turn comes, and the wait lasts as long as the process."""
        self._begin(alone)
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._is_alone = False
                self._changed.notify_all()

    def end(self) -> None:
        """Give no further turn: the process is about to end."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def _begin(self, alone: bool) -> None:
        with self._changed:
            self._waiting_alone += alone
            self._changed.wait_for(lambda: self._is_over or self._is_free(alone))
            self._waiting_alone -= alone
            if not self._is_over:
                self._running += 1
                self._is_alone = alone
                return
        Event().wait()

    def _is_free(self, alone: bool) -> bool:
        """Tell whether a turn may begin; who wants to be alone goes before those who do not."""
        return self._running == 0 if alone else not (self._is_alone or self._waiting_alone)
