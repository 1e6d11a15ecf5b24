"""Event data by command line: loaded, loaded again, bad rows told with their lines."""

import gzip
import json
import random
from pathlib import Path

import pytest

from tests.app.test_cli import dragoman
from tests.ingest.eventdata.samples import QUADRUPLES, gdelt_row

ROWS = "subject\trelation\tobject\tdate\nArash Kiani\tConsult\tSamir Nasser\t2024-05-15\nIran\tMake a visit\tSyria\tMay 15\nIran\tMake statement\tSyria\t2024-05-16\n"


@pytest.fixture
def named(database) -> dict[str, str]:
    return {"neo4j_uri": database.uri, "neo4j_user": database.user, "neo4j_password": database.password}


def test_rows_are_loaded_once_and_bad_ones_are_told(tmp_path: Path, named: dict[str, str]) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text(ROWS)
    first = dragoman("import", "icews", file, "--json", **named)
    report = json.loads(first.stdout)
    assert (first.returncode, report["rows"], report["claims"], report["without_type"], report["bad_rows"]) == (
        1,
        3,
        1,
        1,
        1,
    )
    assert f"{file}, line 3: " in first.stderr
    assert "dragoman up" not in first.stderr, "a database of the user's own is none to end"
    again = json.loads(dragoman("import", "icews", file, "--json", **named).stdout)
    assert (again["claims"], again["known"]) == (0, 1)
    asked = dragoman("ask", "meetings of Arash Kiani", **named)
    assert "“Arash Kiani Consult Samir Nasser 2024-05-15”" in asked.stdout


def test_files_of_one_command_are_one_report(tmp_path: Path, named: dict[str, str]) -> None:
    lines = ROWS.splitlines()
    (tmp_path / "one.tsv").write_text("\n".join(lines[:3]) + "\n")
    (tmp_path / "two.tsv").write_text("\n".join((lines[0], lines[1].replace("05-15", "05-17"), "too short")) + "\n")
    done = dragoman("import", "icews", tmp_path / "one.tsv", tmp_path / "two.tsv", "--json", **named)
    report = json.loads(done.stdout)
    assert (done.returncode, report["rows"], report["claims"], report["bad_rows"], report["offline"]) == (
        1,
        4,
        2,
        2,
        False,
    )
    assert [(Path(bad["file"]).name, bad["line"]) for bad in report["bad"]] == [("one.tsv", 3), ("two.tsv", 3)]


def test_gdelt_rows_are_read_by_their_form(tmp_path: Path, named: dict[str, str]) -> None:
    file = tmp_path / "20230405.export.CSV"
    file.write_text(gdelt_row() + "\n")
    done = dragoman("import", "gdelt", file, **named)
    assert done.returncode == 0, done.stderr
    assert "1 rows: 1 new claims" in done.stdout


@pytest.mark.parametrize("name", ["missing.tsv", "strange.tsv"])
def test_a_file_of_no_known_form_ends_with_a_reason(tmp_path: Path, name: str, named: dict[str, str]) -> None:
    (tmp_path / "strange.tsv").write_text("what is this\n")
    done = dragoman("import", "icews", tmp_path / name, **named)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert name in done.stderr or "first line cannot be read" in done.stderr


def cut_file(folder: Path) -> Path:
    """Write a packed set of 300 rows that is cut off after about 200."""
    drawn = random.Random(5)
    rows = [f"Person {drawn.random()}\tConsult\tSamir Nasser\t2024-05-{15 + n % 3}" for n in range(300)]
    packed = gzip.compress("\n".join((QUADRUPLES, *rows)).encode())
    file = folder / "cut.tsv.gz"
    file.write_bytes(packed[: len(packed) * 2 // 3])
    return file


@pytest.mark.parametrize("first", [True, False], ids=["by the importer", "by transactions"])
def test_a_file_that_is_cut_off_keeps_its_whole_rows_and_is_told(
    tmp_path: Path, named: dict[str, str], first: bool
) -> None:
    settings = {"data": tmp_path / "data", "neo4j_heap": "512m", "neo4j_page_cache": "64m"} if first else named
    (tmp_path / "whole.tsv").write_text(ROWS)
    done = dragoman("import", "icews", cut_file(tmp_path), tmp_path / "whole.tsv", "--json", **settings)
    report = json.loads(done.stdout)
    (fault,) = report["failed"]
    assert (done.returncode, report["offline"], "Traceback" in done.stderr) == (1, first, False)
    assert 100 < report["claims"] == report["rows"] - report["bad_rows"] - report["without_type"] < 300
    assert (fault["source"], f"breaks off after line {report['rows'] - 3 + 1}" in fault["reason"]) == (
        str(tmp_path / "cut.tsv.gz"),
        True,
    )
    assert fault["reason"] in done.stderr


def test_files_that_cannot_be_read_are_told_and_the_others_loaded(tmp_path: Path, named: dict[str, str]) -> None:
    (tmp_path / "20230405.export.CSV").write_text(gdelt_row() + "\n")
    (tmp_path / "rows.tsv").write_text(ROWS)
    given = ("20230405.export.CSV", "missing.tsv", "rows.tsv")
    done = dragoman("import", "icews", *(tmp_path / name for name in given), **named)
    assert (done.returncode, "3 rows: 1 new claims" in done.stdout, "2 files not read" in done.stdout) == (
        1,
        True,
        True,
    )
    assert "it is GDELT, not ICEWS: load it with `dragoman import gdelt`" in done.stderr
    assert "missing.tsv" in done.stderr


def test_nothing_is_loaded_of_another_data_set_than_the_one_named(tmp_path: Path, named: dict[str, str]) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text(ROWS)
    done = dragoman("import", "gdelt", file, **named)
    assert (done.returncode, done.stdout) == (2, "")
    assert "it is ICEWS, not GDELT: load it with `dragoman import icews`" in done.stderr
