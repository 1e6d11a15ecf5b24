"""The download of Neo4j as the user sees it: a bar on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from graph.server.artifacts import Advance, Download

WHAT = "Downloading Neo4j"
STEP = 10  # percent between two plain lines


def bring_jars(folder: Path, stream: TextIO = sys.stderr) -> tuple[Path, ...]:
    """Fetch the jars that are missing, with progress on the stream; raises as `Download.run`."""
    download = Download(folder)
    if not download.missing:
        return download.run(lambda _bytes: None)
    with show_progress(download.size, stream) as advance:
        return download.run(advance)


@contextmanager
def show_progress(total: int, stream: TextIO) -> Iterator[Advance]:
    """Show the bytes of a download on a stream."""
    if not stream.isatty():
        yield PlainLines(total, stream).advance
        return
    columns = (TextColumn(WHAT), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream)) as progress:
        task = progress.add_task(WHAT, total=total)
        yield lambda count: progress.advance(task, count)


class PlainLines:
    """Counts bytes and writes a line at every tenth of the way."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total, self._stream, self._lock = total, stream, Lock()
        self._done, self._said = 0, 0
        print(f"{WHAT}: {total / 1e6:.0f} MB", file=stream, flush=True)

    def advance(self, count: int) -> None:
        """Count bytes from any thread."""
        with self._lock:
            self._done += count
            percent = 100 * self._done // self._total
            if percent >= self._said + STEP:
                self._said = percent - percent % STEP
                print(f"{WHAT}: {self._said} %", file=self._stream, flush=True)
