"""`small`: resources for servers that one test starts and stops. `repository`: a folder served over HTTP on loopback."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest

from graph.server.configuration import Resources


class Repository(NamedTuple):
    """A Maven repository of our own: its folder, its address, and the paths that were asked for."""

    folder: Path
    url: str
    requests: list[str]


class RecordingHandler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, requests: list[str], **options: Any) -> None:
        self._requests = requests
        super().__init__(*arguments, **options)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is the base class's
        self._requests.append(self.path)


@pytest.fixture
def small() -> Resources:
    return Resources(heap="256m", page_cache="16m")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    folder, requests = tmp_path / "repository", []
    folder.mkdir()
    handler = partial(RecordingHandler, directory=str(folder), requests=requests)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Repository(folder, f"http://127.0.0.1:{server.server_port}", requests)
        server.shutdown()
        thread.join()
