"""`small`: resources for servers that one test starts and stops. `repository`: a folder served over HTTP on loopback."""

import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest

from graph.server.configuration import Resources


class Repository(NamedTuple):
    """A Maven repository of our own: its folder and address, the paths asked for, and those to be served slowly."""

    folder: Path
    url: str
    requests: list[str]
    slow: set[str]


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, notes what is asked for, and takes half a minute over what is to be slow."""

    def __init__(self, *arguments: Any, requests: list[str], slow: set[str], **options: Any) -> None:
        self._requests, self._slow = requests, slow
        super().__init__(*arguments, **options)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.path not in self._slow:
            super().copyfile(source, outputfile)
            return
        with suppress(ConnectionError):
            for _ in range(150):
                outputfile.write(source.read(1_000))
                time.sleep(0.2)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is the base class's
        self._requests.append(self.path)


@pytest.fixture
def small() -> Resources:
    return Resources(heap="256m", page_cache="16m")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    folder, requests, slow = tmp_path / "repository", [], set()
    folder.mkdir()
    handler = partial(Handler, directory=str(folder), requests=requests, slow=slow)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Repository(folder, f"http://127.0.0.1:{server.server_port}", requests, slow)
        server.shutdown()
        thread.join()
