"""Errors and commands are named by text, so that each command brings in little: every name is one of the code."""

import subprocess
import sys
from importlib import import_module

import pytest

from app.cli import COMMANDS, Commands
from app.commands.ending import CODES


@pytest.mark.parametrize("name", CODES)
def test_every_error_with_an_exit_code_is_there(name: str) -> None:
    module, _, kind = name.rpartition(".")
    assert issubclass(getattr(import_module(module), kind), Exception)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_what_it_does(name: str) -> None:
    command = Commands()[name]
    assert command.name == name
    assert command.help


@pytest.mark.parametrize(
    ("name", "heavy"),
    [
        ("config", {"spacy", "neo4j", "dbos", "sqlalchemy", "fastapi", "scipy", "datasketch"}),
        ("ask", {"spacy", "dbos", "fastapi", "scipy", "datasketch"}),
    ],
)
def test_a_command_brings_in_only_what_it_needs(name: str, heavy: set[str]) -> None:
    code = f"import sys; from app.cli import Commands; Commands()[{name!r}]; print({heavy!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
