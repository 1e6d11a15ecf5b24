"""Input is cut into pieces that together are the input, wherever the cuts fall."""

import json
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Article
from ingest.bulk.units import NoInput, articles_of, plan_units

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=60).filter(str.strip)


def read_all(paths: list[Path], stretch: int) -> tuple[list[Article], list[str]]:
    pairs = [articles_of(unit) for unit in plan_units(paths, stretch)]
    return [a for articles, _ in pairs for a in articles], [r.reason for _, rejected in pairs for r in rejected]


@given(texts=st.lists(WORDS, min_size=1, max_size=20), stretch=st.integers(1, 400), ends=st.booleans())
def test_every_line_is_in_one_piece(
    texts: list[str], stretch: int, ends: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("cut") / "a.jsonl"
    lines = [json.dumps({"id": str(n), "text": text}, ensure_ascii=False) for n, text in enumerate(texts)]
    file.write_bytes(("\n".join(lines) + ("\n" if ends else "")).encode())
    articles, rejected = read_all([file], stretch)
    assert ([article.text for article in articles], rejected) == (texts, [])


def test_row_groups_of_parquet_are_pieces(tmp_path: Path) -> None:
    table = pyarrow.table(
        {
            "id": [str(n) for n in range(10)],
            "body": [f"Envoys met, {n}." for n in range(10)],
            "date": [date(2024, 5, 16)] * 10,
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet", row_group_size=4)
    units = plan_units([tmp_path], 1000)
    assert len(units) == 3
    articles, _ = read_all([tmp_path], 1000)
    assert [(a.id, a.published) for a in articles] == [(str(n), date(2024, 5, 16)) for n in range(10)]


def test_bad_rows_are_told_with_their_place(tmp_path: Path) -> None:
    table = pyarrow.table({"text": ["Envoys met.", "", None, "They met."]})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    (tmp_path / "b.jsonl").write_text('{"text": "Envoys met."}\n{broken\n')
    found = [one for unit in plan_units([tmp_path], 1000) for one in articles_of(unit)[1]]
    assert [(Path(one.source.split(" from")[0]).name, one.line) for one in found] == [
        ("a.parquet", 2),
        ("a.parquet", 3),
        ("b.jsonl", 2),
    ]


def test_changed_file_has_other_units(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "a"}\n')
    before = plan_units([file], 1000)
    assert before == plan_units([file], 1000)
    file.write_text('{"text": "ab"}\n')
    assert before != plan_units([file], 1000)


@pytest.mark.parametrize("name", ["a.txt", "none.jsonl", "a.jsonl.gz"])
def test_what_cannot_be_cut_is_refused(name: str, tmp_path: Path) -> None:
    if name != "none.jsonl":
        (tmp_path / name).write_text("x")
    with pytest.raises(NoInput):
        plan_units([tmp_path / name], 1000)
    with pytest.raises(NoInput):
        plan_units([tmp_path], 1000)


@pytest.mark.parametrize("bad", ['{"te\x00', "PK\x03\x04", "%PDF-1.7"])
def test_bad_line_at_a_cut_hides_no_other_line(bad: str, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = [json.dumps({"id": str(n), "text": "Envoys met."}) for n in range(6)]
    file.write_text("\n".join([*lines[:3], bad, *lines[3:]]) + "\n")
    for stretch in (len("\n".join(lines[:3])) + 1, 1000):
        articles, rejected = read_all([file], stretch)
        assert ([article.id for article in articles], len(rejected)) == ([str(n) for n in range(6)], 1)


def test_article_over_the_limit_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps({"id": f"a{n}", "text": "x" * n}) + "\n" for n in (99, 100, 101)))
    articles, rejected = articles_of(*plan_units([file], 1000, longest=100))
    assert [article.id for article in articles] == ["a99", "a100"]
    assert [one.source for one in rejected] == ["a101"]


def test_damaged_parquet_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(pyarrow.table({"text": ["Envoys met."]}), tmp_path / "whole.parquet")
    (tmp_path / "cut.parquet").write_bytes((tmp_path / "whole.parquet").read_bytes()[:-9])
    articles, rejected = read_all([tmp_path], 1000)
    assert [article.text for article in articles] == ["Envoys met."]
    assert ["no whole Parquet" in reason for reason in rejected] == [True]
