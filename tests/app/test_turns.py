"""Steps run beside each other; one that may end the worker runs alone; none begins when the worker ends."""

import threading
import time
from collections.abc import Callable

from app.turns import Turns


def start(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


class Log:
    """Notes who is at work when, and lets everybody work until it is told."""

    def __init__(self, turns: Turns) -> None:
        self.turns, self.at_work, self.seen = turns, set[str](), list[set[str]]()
        self._lock = threading.Lock()

    def take(self, name: str, alone: bool, until: threading.Event) -> None:
        with self.turns.turn(alone):
            with self._lock:
                self.at_work.add(name)
                self.seen.append(set(self.at_work))
            until.wait(5)
            with self._lock:
                self.at_work.remove(name)


def test_what_is_suspected_runs_alone_and_before_those_who_come_later() -> None:
    log, go = Log(Turns()), threading.Event()
    threads = [start(lambda: log.take("a", False, go)), start(lambda: log.take("b", False, go))]
    while len(log.at_work) < 2:
        time.sleep(0.01)
    threads.append(start(lambda: log.take("suspect", True, go)))
    time.sleep(0.1)
    threads.append(start(lambda: log.take("late", False, go)))
    time.sleep(0.1)
    assert log.at_work == {"a", "b"}
    go.set()
    for thread in threads:
        thread.join(5)
    assert log.seen[2:] == [{"suspect"}, {"late"}]


def test_no_turn_begins_after_the_end() -> None:
    turns, begun = Turns(), threading.Event()

    def work() -> None:
        with turns.turn(False):
            begun.set()

    turns.end()
    start(work)
    assert not begun.wait(0.3)
