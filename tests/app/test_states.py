"""The state of the graph is read for many at once, and never before they ask."""

import asyncio
import gc
import threading
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from app.states import States


class Readings:
    """Counts readings, each of which lasts until it is let go."""

    def __init__(self) -> None:
        self.begun = 0
        self.go = threading.Semaphore(0)

    def read(self) -> str:
        """Begin a reading and wait."""
        self.begun += 1
        number = self.begun
        assert self.go.acquire(timeout=10)
        return f"state {number}"


async def until(holds: Callable[[], bool]) -> None:
    """Wait for a condition, ten seconds at most."""
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0.001)


def test_who_asks_during_a_reading_shares_the_next_one() -> None:
    readings = Readings()

    async def ask() -> list[str]:
        states = States(readings.read)
        first = asyncio.create_task(states.read())
        await until(lambda: readings.begun == 1)
        later = [asyncio.create_task(states.read()) for _ in range(20)]
        await asyncio.sleep(0.01)
        assert readings.begun == 1
        readings.go.release()
        assert await first == "state 1"
        readings.go.release()
        return list(await asyncio.gather(*later))

    assert asyncio.run(ask()) == ["state 2"] * 20
    assert readings.begun == 2


def test_state_is_never_older_than_the_question() -> None:
    commits = count()
    latest = 0

    async def ask(states: States) -> None:
        nonlocal latest
        for _ in range(50):
            latest = next(commits)
            known = latest
            assert int(await states.read()) >= known
            await asyncio.sleep(0)

    async def run() -> None:
        states = States(lambda: str(latest))
        await asyncio.gather(*(ask(states) for _ in range(8)))

    asyncio.run(run())


def test_failure_reaches_all_who_waited_and_the_next_reading_is_a_new_one() -> None:
    failing = [True]

    def read() -> str:
        if failing[0]:
            raise ConnectionError("gone")
        return "back"

    async def run() -> None:
        states = States(read)
        ended = await asyncio.gather(*(states.read() for _ in range(3)), return_exceptions=True)
        assert [type(one) for one in ended] == [ConnectionError] * 3
        failing.clear()
        failing.append(False)
        assert await states.read() == "back"

    asyncio.run(run())


def test_who_goes_away_takes_the_reading_from_nobody(caplog: pytest.LogCaptureFixture) -> None:
    readings = Readings()

    async def run() -> str:
        states = States(readings.read)
        gone, stays = asyncio.create_task(states.read()), asyncio.create_task(states.read())
        await until(lambda: readings.begun == 1)
        gone.cancel()
        readings.go.release()
        return await stays

    assert asyncio.run(run()) == "state 1"
    assert readings.begun == 1


def test_failure_that_nobody_waits_for_is_no_warning() -> None:
    told: list[Any] = []

    async def run() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))

        def fail() -> str:
            raise ConnectionError("gone")

        asked = asyncio.create_task(States(fail).read())
        await asyncio.sleep(0)
        asked.cancel()
        await asyncio.sleep(0.1)
        gc.collect()

    asyncio.run(run())
    assert told == []


def test_reading_that_ended_with_its_loop_is_in_nobodys_way() -> None:
    states = States(lambda: "s")
    assert [asyncio.run(states.read()) for _ in range(3)] == ["s"] * 3
