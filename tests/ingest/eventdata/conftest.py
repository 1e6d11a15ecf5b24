"""Fixtures: `save` writes the rows of an event data file, plain, gzip or zip by its ending, and gives the path."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(name: str, *lines: str | bytes, end: bytes = b"\n") -> Path:
        data = b"".join((line.encode() if isinstance(line, str) else line) + end for line in lines)
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".gz"):
            data = gzip.compress(data)
        if name.endswith(".zip"):
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr(name.removesuffix(".zip"), data)
        else:
            path.write_bytes(data)
        return path

    return write
