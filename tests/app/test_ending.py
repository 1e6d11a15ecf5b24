"""Errors and commands are named by text, so that each command brings in little: every name is one of the code."""

import os
import subprocess
import sys
from importlib import import_module

import pytest
import typer

from app.cli import COMMANDS, Commands
from app.commands.ending import CODES, NOBODY_READS, UNREACHABLE, explained
from graph.store import DatabaseUnreachable


@pytest.mark.parametrize("name", CODES)
def test_every_error_with_an_exit_code_is_there(name: str) -> None:
    module, _, kind = name.rpartition(".")
    assert issubclass(getattr(import_module(module), kind), Exception)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_what_the_list_of_commands_says(name: str) -> None:
    command = Commands()[name]
    assert command.name == name
    assert command.help.split("\n\n")[0] == COMMANDS[name].summary != ""


LIST = """
import sys
from app.cli import main
sys.argv = ["dragoman", *sys.argv[1:]]
try:
    main()
finally:
    print({name for name in sys.modules if name.startswith("app.commands") or name in {"spacy", "neo4j", "dbos", "fastapi"}}, file=sys.stderr)
"""


@pytest.mark.parametrize("words", [["--help"], []], ids=["asked for", "no command"])
def test_list_of_commands_has_each_with_its_summary_and_brings_in_none(words: list[str]) -> None:
    wide = os.environ | {"COLUMNS": "200", "TERMINAL_WIDTH": "200"}
    done = subprocess.run([sys.executable, "-c", LIST, *words], capture_output=True, text=True, check=False, env=wide)
    lines = {line.strip("│ ") for line in done.stdout.splitlines() if line.startswith("│ ")}
    assert lines >= {f"{name:<9}{entry.summary}" for name, entry in COMMANDS.items()}
    assert done.stderr.strip() == "set()"


@pytest.mark.parametrize(
    ("name", "heavy"),
    [
        ("config", {"spacy", "neo4j", "dbos", "sqlalchemy", "fastapi", "scipy", "datasketch"}),
        ("ask", {"spacy", "dbos", "fastapi", "scipy", "datasketch", "numpy", "pandas", "pyarrow"}),
    ],
)
def test_a_command_brings_in_only_what_it_needs(name: str, heavy: set[str]) -> None:
    code = f"import sys; from app.cli import Commands; Commands()[{name!r}]; print({heavy!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_reader_that_has_enough_ends_a_command_quietly() -> None:
    command = [sys.executable, "-m", "app", "ask", "--explain", "--json", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"meetings of Iran and Syria\n" * 400)
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == NOBODY_READS


def test_pipe_that_is_not_that_of_the_reader_is_told() -> None:
    code = "from app.commands.ending import explained\nwith explained(): raise BrokenPipeError('the pipe of a helper')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "the pipe of a helper" in done.stderr


@pytest.mark.parametrize(
    ("error", "told", "code"),
    [
        (KeyboardInterrupt(), ["dragoman: stopped", "dragoman: until then: 16 read"], 130),
        (DatabaseUnreachable("gone"), ["dragoman: gone", "dragoman: until then: 16 read"], UNREACHABLE),
    ],
)
def test_notes_of_what_was_done_before_the_end_are_told(
    error: BaseException, told: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    error.add_note("until then: 16 read")
    with pytest.raises(typer.Exit) as end, explained():
        raise error
    assert end.value.exit_code == code
    assert capsys.readouterr().err.splitlines() == told
