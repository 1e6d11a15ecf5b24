"""What a fresh machine meets: the search for a Python, the set-up, and the list of targets."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
FIND_PYTHON = REPOSITORY / "tools" / "find-python"
SET_UP = REPOSITORY / "tools" / "set-up"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with the few programs that a machine without Python has."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("sh", "awk", "df"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def write_program(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="ascii")
    path.chmod(0o755)


def run(program: Path, *arguments: str, path: Path, cwd: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(path), "HOME": str(cwd)}
    return subprocess.run([program, *arguments], env=environment, cwd=cwd, check=False, capture_output=True, text=True)


def test_a_machine_without_python_is_told_what_to_install(programs: Path):
    found = run(FIND_PYTHON, path=programs)
    assert found.returncode == 1
    assert "needs Python 3.11 or 3.12" in found.stderr


def test_a_python_that_is_too_old_is_named_and_passed_over(programs: Path):
    write_program(programs / "python3", '[ "$1" = --version ] && echo Python 3.9.2 && exit 0; exit 1')
    found = run(FIND_PYTHON, path=programs)
    assert found.returncode == 1
    assert "found Python 3.9.2" in found.stderr


def test_a_python_without_venv_is_told_which_package_is_missing(programs: Path):
    write_program(programs / "python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    found = run(FIND_PYTHON, path=programs)
    assert found.returncode == 1
    assert "python3-venv" in found.stderr


def test_a_good_python_is_found(programs: Path):
    (programs / "python3").symlink_to(Path(sys.executable).resolve())
    found = run(FIND_PYTHON, path=programs)
    assert (found.returncode, found.stdout) == (0, "python3\n")


def test_a_set_up_that_fails_says_why_and_how_to_go_on(programs: Path, tmp_path: Path):
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    write_program(python, 'case "$*" in *"pip install"*) echo "no network" >&2; exit 1;; esac')
    result = run(SET_UP, "requirements.lock", path=programs, cwd=tmp_path)
    assert result.returncode == 1
    assert "no network" in result.stderr
    assert "Then repeat" in result.stderr


def test_help_lists_every_target():
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    phony = next(line for line in makefile.splitlines() if line.startswith(".PHONY:"))
    listed = subprocess.run(
        ["make", "help"], cwd=REPOSITORY, check=True, capture_output=True, text=True, env={"PATH": os.environ["PATH"]}
    )
    assert {line.split()[1] for line in listed.stdout.splitlines()} == set(phony.split()[1:])
