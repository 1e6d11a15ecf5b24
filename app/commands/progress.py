"""A live bar on standard error for long work: how much, how fast, how long still. Nothing where that is no terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text


class Rate(ProgressColumn):
    """How many things were done, and how many a second."""

    def render(self, task: Task) -> Text:
        """Write both."""
        done = int(task.fields["done"])
        seconds = task.elapsed or 0.0
        return Text(f"{done:,}, {done / seconds:,.1f} a second" if seconds > 1 else f"{done:,}")


class Bar:
    """A bar that runs: it is told what was read of the input, and what was done."""

    def __init__(self, progress: Progress, doing: str, total: int | None, by_input: bool) -> None:
        self._progress = progress
        self._by_input, self._total = by_input, total
        self._task = progress.add_task(doing, total=total, done=0)
        self._done = 0

    def read(self, amount: int) -> None:
        """Note that so much more of the input was read."""
        if self._by_input:
            self._progress.advance(self._task, amount)

    def advance(self, count: int) -> None:
        """Note that so many things more were done."""
        self._done += count
        self._progress.update(self._task, done=self._done)
        if not self._by_input:
            self._grow(self._done)
            self._progress.advance(self._task, count)

    def _grow(self, done: int) -> None:
        """Know no total any more where more came than was counted: an address led to a list of others."""
        if self._total is not None and done > self._total:
            self._total = None
            self._progress.update(self._task, total=None)


@contextmanager
def showing(doing: str, total: int | None = None, by_input: bool = False) -> Iterator[Bar]:
    """Show work of so many things, None where that is not known; `by_input`: the total is one of input, such as bytes."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        Rate(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        yield Bar(progress, doing, total, by_input)
