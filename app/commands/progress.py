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

    def __init__(self, progress: Progress, doing: str, total: int | None) -> None:
        self._progress = progress
        self._total = total
        self._task = progress.add_task(doing, total=total, done=0)
        self._done = 0

    def read(self, amount: int) -> None:
        """Note that so much more of the input was read."""
        if self._total:
            self._progress.advance(self._task, amount)

    def advance(self, count: int) -> None:
        """Note that so many things more were done."""
        self._done += count
        self._progress.update(self._task, done=self._done)


@contextmanager
def _show(doing: str, total: int | None) -> Iterator[Bar]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        Rate(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        yield Bar(progress, doing, total)


@contextmanager
def reading(size: int) -> Iterator[Bar]:
    """Show a bar over input of so many bytes; 0 where that is not known."""
    with _show("Reading articles", size or None) as bar:
        yield bar


@contextmanager
def steps(doing: str, total: int) -> Iterator[Bar]:
    """Show so many steps; `read` tells of steps, `advance` of what they did."""
    with _show(doing, total) as bar:
        yield bar


@contextmanager
def counting(doing: str) -> Iterator[Bar]:
    """Show how much was done of what has no known end."""
    with _show(doing, None) as bar:
        yield bar
