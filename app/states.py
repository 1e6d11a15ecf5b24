"""The state of the graph, read once for all who ask while an earlier reading is on its way."""

import asyncio
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool


class States:
    """Reads the state of the graph. Whoever asks gets one that was read after it asked: a commit that it knows of is in it."""

    def __init__(self, read: Callable[[], str]) -> None:
        self._read = read
        self._running: asyncio.Task[str] | None = None
        self._next: asyncio.Task[str] | None = None

    async def read(self) -> str:
        """Read the state; raise what the reading raises. Whoever asks during a reading shares the next with all who do."""
        if self._next is None or self._next.done():
            self._next = asyncio.create_task(self._read_after(self._running))
            self._next.add_done_callback(_take_note)
        return await asyncio.shield(self._next)

    async def _read_after(self, former: asyncio.Task[str] | None) -> str:
        if former is not None and not former.done():
            await asyncio.wait([former])
        self._running, self._next = self._next, None
        return await run_in_threadpool(self._read)


def _take_note(reading: asyncio.Task[str]) -> None:
    """Look at how a reading ended, even where all who waited for it went away: else asyncio would warn of it."""
    if not reading.cancelled():
        reading.exception()
