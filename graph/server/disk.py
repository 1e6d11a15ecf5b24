"""The disk under the managed database: is there room, and what an operating system error means for the user."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.server.errors import DiskFull, FolderUnusable

SPARE = 50_000_000  # bytes to leave on the disk
WAY_ON = "Free some space and repeat, or name another folder in DRAGOMAN_CACHE (downloads) or DRAGOMAN_DATA (database)."

Free = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """Give the bytes free on the folder's disk."""
    return shutil.disk_usage(folder).free


def check_space(folder: Path, needed: int, free: Free = free_bytes) -> None:
    """Raise DiskFull unless the folder's disk has room for `needed` bytes and some to spare."""
    available = free(folder)
    if available < needed + SPARE:
        raise DiskFull(
            f"{folder} has {available // 1_000_000} MB free and needs {(needed + SPARE) // 1_000_000} MB. {WAY_ON}"
        )


@contextmanager
def explain_disk(folder: Path) -> Iterator[None]:
    """Turn an operating system error about the folder into DiskFull or FolderUnusable."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(f"the disk of {folder} is full. {WAY_ON}") from error
        raise FolderUnusable(
            f"cannot write to {folder}: {error.strerror}. Correct its owner or mode, or name another folder in "
            "DRAGOMAN_CACHE (downloads) or DRAGOMAN_DATA (database)."
        ) from error
