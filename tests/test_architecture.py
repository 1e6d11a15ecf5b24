"""The rules of docs/adr and STYLE that a machine can check: which way imports point, how long things are, what is named."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cases import Case, in_lots

REPOSITORY = Path(__file__).parent.parent
# A package may import itself and those to its right; change this only with an ADR.
MAY_IMPORT = {"app": {"app", "ingest", "graph"}, "ingest": {"ingest", "graph"}, "graph": {"graph"}}
READS_THE_ENVIRONMENT = "app/settings.py"
HOMELESS = re.compile(r"(^|_)(utils?|helpers?|common|base|managers?|misc)$")
CYPHER_HEADER = re.compile(r"// .+\n// params: .+\n// returns: .+\n")
MOST_FUNCTION_LINES = 40
MOST_MODULE_LINES = 300
# Put together here so that this file passes its own test.
FORBIDDEN_TEXT = {
    "registry": ("pypi" + ".org", "pythonhosted" + ".org", "maven" + ".org", "maven" + ".apache.org", "npmjs" + ".org"),
    "machine path": ("/work" + "/", "/root" + "/", "/home" + "/"),
}
BINARY = {".png", ".gif", ".jpg", ".woff2", ".ico", ".gz"}

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def tracked_files() -> tuple[Path, ...]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, check=True, capture_output=True, text=True)
    paths = (REPOSITORY / name for name in listing.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def name_of(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


TRACKED = tracked_files()
TEXTS = [path for path in TRACKED if path.suffix not in BINARY]
MODULES = [path for path in TRACKED if path.suffix == ".py" and name_of(path).split("/")[0] in MAY_IMPORT]
STATEMENTS = [path for path in TRACKED if path.suffix == ".cypher" and "migrations" not in path.parts]
every_module = in_lots(Case(name_of(path), (path,)) for path in MODULES)


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def iter_imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: write the import in full"
            yield node.module or ""


def reads_environment(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) and node.value.id == "os" and node.attr in {"environ", "getenv"}
    return (
        isinstance(node, ast.ImportFrom)
        and node.module == "os"
        and bool({a.name for a in node.names} & {"environ", "getenv"})
    )


@every_module
def test_imports_point_one_way(path: Path):
    home = name_of(path).split("/")[0]
    ours = {name.split(".")[0] for name in iter_imports(path)} & {*MAY_IMPORT, "tests", "eval", "bench", "tools"}
    assert ours <= MAY_IMPORT[home]


@every_module
def test_only_the_settings_read_the_environment(path: Path):
    if name_of(path) != READS_THE_ENVIRONMENT:
        assert [node.lineno for node in ast.walk(parse(path)) if reads_environment(node)] == []


@every_module
def test_modules_and_functions_are_short(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_MODULE_LINES
    functions = [node for node in ast.walk(parse(path)) if isinstance(node, FUNCTION)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > MOST_FUNCTION_LINES} == {}


@every_module
def test_modules_and_classes_are_named_after_what_they_are(path: Path):
    names = {path.stem, path.parent.name} | {
        n.name.lower() for n in ast.walk(parse(path)) if isinstance(n, ast.ClassDef)
    }
    assert {name for name in names if HOMELESS.search(name) or name.endswith(("manager", "helper"))} == set()


@every_module
def test_every_module_says_what_it_is(path: Path):
    assert ast.get_docstring(parse(path))


@every_module
def test_nothing_is_caught_that_is_not_named(path: Path):
    handlers = [node for node in ast.walk(parse(path)) if isinstance(node, ast.ExceptHandler)]
    assert [node.lineno for node in handlers if node.type is None] == []


@in_lots(Case(name_of(path), (path,)) for path in STATEMENTS)
def test_a_cypher_file_says_what_it_answers_takes_and_returns(path: Path):
    assert CYPHER_HEADER.match(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", FORBIDDEN_TEXT)
def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine(kind: str):
    found = [
        f"{name_of(path)}: {text}"
        for path in TEXTS
        for text in FORBIDDEN_TEXT[kind]
        if text in path.read_text(encoding="utf-8")
    ]
    assert found == []
