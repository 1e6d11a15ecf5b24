"""The jars of Neo4j: locked by SHA-256, fetched in parallel, checked, kept."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import requests
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.maven import MavenContext, PythonResolver

from graph.server.errors import BadArtifact, DiskFull, DownloadFailed

PARALLEL = 8  # more gives nothing: the registry serves about this many at full speed
SPARE = 50_000_000  # bytes to leave on the disk
RETRIES = 3
TIMEOUT = 30  # seconds a request

Advance = Callable[[int], None]


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
        ending = f"-{self.classifier}" if self.classifier else ""
        return f"{self.group}.{self.artifact}-{self.version}{ending}.jar"


def load_lock() -> tuple[Jar, ...]:
    """Load the committed lock, `group:artifact:version:classifier sha256 size` a line, the classifier often empty."""
    rows = files("graph.server").joinpath("neo4j.lock").read_text(encoding="ascii").splitlines()
    jars = []
    for row in rows:
        if row and not row.startswith("#"):
            coordinate, sha256, size = row.split()
            jars.append(Jar(*coordinate.split(":"), sha256, int(size)))
    return tuple(jars)


def digest_file(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def missing_jars(folder: Path) -> tuple[Jar, ...]:
    """List the locked jars that are not yet in the folder with their locked size; the hash was checked on arrival."""
    return tuple(jar for jar in load_lock() if not _is_there(folder / jar.filename, jar.size))


def _is_there(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def check_space(folder: Path, needed: int, free: Callable[[Path], int] | None = None) -> None:
    """Raise DiskFull unless the folder's disk has room for `needed` bytes and some to spare."""
    available = (free or (lambda path: shutil.disk_usage(path).free))(folder)
    if available < needed + SPARE:
        raise DiskFull(
            f"{folder} has {available // 1_000_000} MB free and needs {(needed + SPARE) // 1_000_000} MB. "
            "Free some space and repeat, or name another folder in DRAGOMAN_CACHE (downloads) or DRAGOMAN_DATA (database)."
        )


def fetch_jars(folder: Path, advance: Advance, repository: str = MAVEN_CENTRAL_URL) -> tuple[Path, ...]:
    """Bring all locked jars into the folder, tell `advance` the bytes as they come, and return their paths.

    Raises DiskFull, DownloadFailed or BadArtifact; jars that arrived stay and are not fetched again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = missing_jars(folder)
    check_space(folder, sum(jar.size for jar in missing))
    with ThreadPoolExecutor(PARALLEL) as pool:
        for done in [pool.submit(_fetch, jar, folder, advance, repository) for jar in missing]:
            try:
                done.result()
            except (DownloadFailed, BadArtifact):
                pool.shutdown(cancel_futures=True)
                raise
    shutil.rmtree(folder / "incoming", ignore_errors=True)
    return tuple(folder / jar.filename for jar in load_lock())


def _fetch(jar: Jar, folder: Path, advance: Advance, repository: str) -> None:
    @contextmanager
    def report(_name: str, _size: int) -> Iterator[Advance]:
        yield advance

    context = MavenContext(PythonResolver(progress_callback=report), folder / "incoming", [], {"locked": repository}, TIMEOUT)
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier)
    for attempt in range(1, RETRIES + 1):
        try:
            path = artifact.resolve()
        except (requests.RequestException, RuntimeError, OSError) as error:
            if artifact.cached_path:
                artifact.cached_path.unlink(missing_ok=True)
            if attempt == RETRIES:
                raise DownloadFailed(
                    f"could not download {jar.filename}: {type(error).__name__}. Check the network (a proxy is taken from "
                    "HTTPS_PROXY) and repeat: what has arrived is kept."
                ) from error
            continue
        if digest_file(path) == jar.sha256:
            path.replace(folder / jar.filename)
            return
        path.unlink()
    raise BadArtifact(
        f"{jar.filename} does not have the locked SHA-256 {jar.sha256[:16]}.... Repeat; if it stays so, a proxy or mirror on "
        "your network changes files, and Dragoman will not run them."
    )
