"""The lock and the note of a data folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.server.errors import AlreadyRunning
from graph.server.holder import find_running, stop_leftover, take_lock, write_note


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "run").mkdir()
    return tmp_path


def test_a_held_folder_is_refused_with_the_holder_named(home: Path):
    with take_lock(home), pytest.raises(AlreadyRunning, match=rf"process {os.getpid()}\b.*DRAGOMAN_DATA"):
        take_lock(home)


def test_the_lock_of_a_killed_process_is_free(home: Path):
    code = (
        "import os, signal, sys; from pathlib import Path; from graph.server.holder import take_lock\n"
        "lock = take_lock(Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(home)], check=False).returncode == -9
    assert (home / "dragoman.lock").read_text(encoding="ascii")
    with take_lock(home):
        pass


def test_a_note_whose_process_is_another_program_stops_nothing(home: Path):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        write_note(home, stranger.pid, "bolt://127.0.0.1:1")
        assert not stop_leftover(home)
        assert find_running(home) is None
        assert stranger.poll() is None
        stranger.communicate(b"\n")


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json", '{"pid": "x"}', '{"pid": -1}'])
def test_a_broken_note_is_no_database(home: Path, text: str):
    (home / "run" / "dragoman.json").write_text(text, encoding="utf-8")
    assert find_running(home) is None
