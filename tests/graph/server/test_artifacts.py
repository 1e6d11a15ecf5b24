"""The lock and the download, from a repository on loopback."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from graph.server.artifacts import Download, Jar, load_lock
from graph.server.errors import BadArtifact, DiskFull, DownloadFailed, FolderUnusable
from graph.server.lock import ROOTS
from graph.server.ports import Ports
from tests.graph.server.conftest import Repository

CONTENT = {name: name.encode() * 50_000 for name in ("one", "two", "three")}


def locked_jar(name: str) -> Jar:
    return Jar("org.example", name, "1.0", "", hashlib.sha256(CONTENT[name]).hexdigest(), len(CONTENT[name]))


JARS = tuple(locked_jar(name) for name in CONTENT)


def publish(repository: Repository, *names: str) -> None:
    for name in names:
        path = repository.folder / locked_jar(name).address
        path.parent.mkdir(parents=True)
        path.write_bytes(CONTENT[name])


def run(folder: Path, repository: Repository) -> tuple[Path, ...]:
    return Download(folder, JARS, repository.url).run(lambda _bytes: None)


def test_the_lock_has_the_roots_and_no_name_twice():
    jars = load_lock()
    assert {f"{jar.group}:{jar.artifact}:{jar.version}" for jar in jars} >= set(ROOTS)
    assert len({jar.filename for jar in jars}) == len(jars)


def test_a_jar_with_a_classifier_is_found_where_maven_puts_it():
    jar = Jar.of(f"io.netty:transport:4.1:linux-x86_64 {'0' * 64} 7")
    assert jar.address == "io/netty/transport/4.1/transport-4.1-linux-x86_64.jar"


def test_all_jars_arrive_and_every_byte_is_reported(tmp_path: Path, repository: Repository):
    publish(repository, *CONTENT)
    counts: list[int] = []
    download = Download(tmp_path / "jars", JARS, repository.url)
    paths = download.run(counts.append)
    assert [path.read_bytes() for path in paths] == list(CONTENT.values())
    assert sum(counts) == sum(map(len, CONTENT.values()))
    assert sorted(path.name for path in (tmp_path / "jars").iterdir()) == sorted(jar.filename for jar in JARS)


def test_jars_that_arrived_are_kept_and_only_the_rest_is_fetched(tmp_path: Path, repository: Repository):
    publish(repository, "one", "two")
    with pytest.raises(DownloadFailed, match=r"three-1\.0\.jar.*answered 404"):
        run(tmp_path / "jars", repository)
    repository.requests.clear()
    publish(repository, "three")
    run(tmp_path / "jars", repository)
    assert len(repository.requests) == 1


def test_a_second_run_asks_for_nothing(tmp_path: Path, repository: Repository):
    publish(repository, *CONTENT)
    run(tmp_path / "jars", repository)
    repository.requests.clear()
    run(tmp_path / "jars", repository)
    assert repository.requests == []


def test_a_kept_jar_that_was_changed_is_fetched_again(tmp_path: Path, repository: Repository):
    publish(repository, *CONTENT)
    first, *_ = run(tmp_path / "jars", repository)
    first.write_bytes(b"x" * first.stat().st_size)
    run(tmp_path / "jars", repository)
    assert first.read_bytes() == CONTENT["one"]


def test_a_jar_with_another_hash_is_refused(tmp_path: Path, repository: Repository):
    publish(repository, *CONTENT)
    (repository.folder / JARS[1].address).write_bytes(b"malice")
    counts: list[int] = []
    with pytest.raises(BadArtifact, match="will not run them"):
        Download(tmp_path / "jars", JARS, repository.url).run(counts.append)
    assert not (tmp_path / "jars" / JARS[1].filename).exists()


def test_without_a_network_the_message_says_that_a_repeat_resumes(tmp_path: Path):
    nobody = f"http://127.0.0.1:{Ports.free().http}"
    with pytest.raises(DownloadFailed, match=r"Check the network.*repeat.*is kept"):
        Download(tmp_path / "jars", JARS, nobody).run(lambda _bytes: None)


def test_a_full_disk_is_found_before_the_first_byte(tmp_path: Path, repository: Repository):
    publish(repository, *CONTENT)
    with pytest.raises(DiskFull, match="DRAGOMAN_CACHE"):
        Download(tmp_path / "jars", JARS, repository.url).run(lambda _bytes: None, free=lambda _folder: 1_000)
    assert repository.requests == []


def test_a_folder_that_is_a_file_is_named(tmp_path: Path):
    (tmp_path / "jars").write_text("in the way", encoding="ascii")
    with pytest.raises(FolderUnusable, match="cannot write to"):
        Download(tmp_path / "jars", JARS)


def test_a_failure_does_not_wait_for_a_slow_jar(tmp_path: Path, repository: Repository):
    publish(repository, "one", "two")
    repository.slow.add("/" + JARS[0].address)
    start = time.monotonic()
    with pytest.raises(DownloadFailed):
        run(tmp_path / "jars", repository)
    assert time.monotonic() - start < 8


def test_what_a_killed_run_left_is_removed_and_what_a_living_one_receives_is_not(
    tmp_path: Path, repository: Repository
):
    publish(repository, *CONTENT)
    folder = tmp_path / "jars"
    for name in ("incoming-old", "incoming-new"):
        (folder / name).mkdir(parents=True)
    os.utime(folder / "incoming-old", (0, 0))
    run(folder, repository)
    assert {path.name for path in folder.glob("incoming-*")} == {"incoming-new"}
