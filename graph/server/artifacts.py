"""The jars of Neo4j: locked by SHA-256, fetched in parallel, checked at every start."""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from importlib.resources import files
from pathlib import Path
from threading import Event
from typing import NamedTuple

import requests
from jgo.constants import MAVEN_CENTRAL_URL

from graph.server.disk import Free, check_space, explain_disk, free_bytes
from graph.server.errors import BadArtifact, DownloadFailed

CACHE_NAME = "neo4j-5.26.30"  # of the folder that clones share
PARALLEL = 8
RETRIES = 3
PAUSE = 0.5  # seconds before the second try, twice that before the third
TIMEOUT = 30  # seconds without a byte
INCOMING = "incoming-"  # how the folders of unfinished jars begin
ABANDONED = 86_400  # seconds after which such a folder is a killed run's
CHUNK = 8_192  # bytes; small, so that a slow download can be cancelled

Advance = Callable[[int], object]


class Jar(NamedTuple):
    """One locked artifact."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def filename(self) -> str:
        """Name the file so that two artifacts of one name in two groups do not meet."""
        return f"{self.group}.{self._basename}"

    @property
    def address(self) -> str:
        """Give the path below a Maven repository."""
        return "/".join((*self.group.split("."), self.artifact, self.version, self._basename))

    @property
    def _basename(self) -> str:
        ending = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{ending}.jar"

    @classmethod
    def of(cls, row: str) -> "Jar":
        """Read one row of the lock."""
        coordinate, sha256, size = row.split()
        group, artifact, version, classifier = coordinate.split(":")
        return cls(group, artifact, version, classifier, sha256, int(size))


def load_lock() -> tuple[Jar, ...]:
    """Load the committed lock: `group:artifact:version:classifier sha256 size` a row, the classifier often empty."""
    rows = files("graph.server").joinpath("neo4j.lock").read_text(encoding="ascii").splitlines()
    return tuple(Jar.of(row) for row in rows if row and not row.startswith("#"))


def digest_file(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_missing(folder: Path, jars: tuple[Jar, ...]) -> tuple[Jar, ...]:
    """List the jars that are not in the folder as locked; all 155 MB are hashed, 0.3 s on two cores."""
    with ThreadPoolExecutor(PARALLEL) as pool:
        intact = pool.map(lambda jar: _is_intact(folder / jar.filename, jar), jars)
    return tuple(jar for jar, good in zip(jars, intact, strict=True) if not good)


def _is_intact(path: Path, jar: Jar) -> bool:
    return path.is_file() and path.stat().st_size == jar.size and digest_file(path) == jar.sha256


class Download:
    """The missing jars of a folder and where they come from."""

    def __init__(self, folder: Path, jars: tuple[Jar, ...] = (), repository: str = MAVEN_CENTRAL_URL) -> None:
        self._folder, self._jars, self._repository = folder, jars or load_lock(), repository
        self._cancelled = Event()
        with explain_disk(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self.missing = find_missing(folder, self._jars)

    @property
    def size(self) -> int:
        """Count the bytes to fetch."""
        return sum(jar.size for jar in self.missing)

    def run(self, advance: Advance, free: Free = free_bytes) -> tuple[Path, ...]:
        """Fetch what is missing, tell `advance` the bytes as they come, and give the paths of all jars.

        Raises DiskFull, FolderUnusable, DownloadFailed or BadArtifact; jars that arrived are not fetched again.
        """
        if self.missing:
            check_space(self._folder, self.size, free)
            self._remove_abandoned()
            self._cancelled.clear()
            with (
                explain_disk(self._folder),
                tempfile.TemporaryDirectory(prefix=INCOMING, dir=self._folder) as incoming,
            ):
                self._fetch_all(Path(incoming), advance)
            self.missing = ()
        return tuple(self._folder / jar.filename for jar in self._jars)

    def _remove_abandoned(self) -> None:
        """Remove what a killed run was receiving; a younger folder may be another run's."""
        for folder in self._folder.glob(f"{INCOMING}*"):
            if time.time() - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)

    def _fetch_all(self, incoming: Path, advance: Advance) -> None:
        with ThreadPoolExecutor(PARALLEL) as pool:
            fetches = [pool.submit(self._fetch, jar, incoming / jar.filename, advance) for jar in self.missing]
            try:
                ended, _ = wait(fetches, return_when=FIRST_EXCEPTION)
            finally:
                self._cancelled.set()  # after an error or Ctrl-C; when all is done it stops nothing
                pool.shutdown(wait=False, cancel_futures=True)
        for fetch in ended:
            fetch.result()

    def _fetch(self, jar: Jar, path: Path, advance: Advance) -> None:
        for attempt in range(1, RETRIES + 1):
            try:
                received = self._receive(jar, path, advance)
            except requests.RequestException as error:
                if attempt == RETRIES:
                    raise DownloadFailed(_explain_failure(jar, error)) from error
                self._cancelled.wait(PAUSE * attempt)
                continue
            if received == jar.sha256:
                path.replace(self._folder / jar.filename)
                return
            if self._cancelled.is_set():
                return
            advance(-path.stat().st_size)
        raise BadArtifact(
            f"{jar.filename} arrived with another SHA-256 than the locked {jar.sha256[:16]}.... Repeat; if it stays "
            "so, a proxy or mirror on your network changes files, and Dragoman will not run them."
        )

    def _receive(self, jar: Jar, path: Path, advance: Advance) -> str:
        """Write a jar to a file and give its SHA-256; take back the progress when the connection breaks."""
        digest, count = hashlib.sha256(), 0
        try:
            with (
                requests.get(f"{self._repository}/{jar.address}", stream=True, timeout=TIMEOUT) as response,
                path.open("wb") as file,
            ):
                response.raise_for_status()
                for chunk in response.iter_content(CHUNK):
                    file.write(chunk)
                    digest.update(chunk)
                    advance(len(chunk))
                    count += len(chunk)
                    if self._cancelled.is_set():
                        break
        except requests.RequestException:
            advance(-count)
            raise
        return digest.hexdigest()


def _explain_failure(jar: Jar, error: requests.RequestException) -> str:
    status = f"answered {error.response.status_code}" if error.response is not None else type(error).__name__
    return (
        f"could not download {jar.filename} of Neo4j ({status}). Check the network (a proxy is taken from "
        "HTTPS_PROXY) and repeat: what has arrived is kept, and the download goes on from there."
    )


def fetch_jars(folder: Path, advance: Advance = lambda _bytes: None) -> tuple[Path, ...]:
    """Bring all locked jars into the folder and give their paths; raises as `Download.run`."""
    return Download(folder).run(advance)
