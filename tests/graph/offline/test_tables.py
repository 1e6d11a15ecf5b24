"""Rows as CSV: what the importer takes for a value, for an empty text and for nothing."""

from datetime import date
from pathlib import Path

import pytest

from graph.offline.tables import TABLES, Tables, UnfitText, check_text, import_arguments, write_headers

ROW = {
    "start": 3,
    "end": 9,
    "role": 'the "first", of two',
    "text": "a\tb",
    "aliases": ["one", "two, too"],
    "day": date(2024, 5, 15),
}


def test_row_is_written_as_the_importer_reads_it(tmp_path: Path) -> None:
    with Tables(tmp_path, "0") as tables:
        tables.add("names", dict.fromkeys(TABLES["names"].keys) | ROW, "clm-1", "per-1")
        tables.add("names", dict.fromkeys(TABLES["names"].keys) | {"aliases": []}, "clm-2", "per-1")
        tables.add(
            "alike_claims", dict.fromkeys(TABLES["alike_claims"].keys) | {"score": 0.5, "twin": True}, "clm-1", "clm-2"
        )
    first, second = (tmp_path / "names-0.csv").read_text().splitlines()
    assert first == 'clm-1,per-1,3,9,2024-05-15,"the ""first"", of two",a\tb,,,,,,,,,"one\x1ftwo, too",,,,'
    assert second == "clm-2,per-1" + "," * 18
    assert (tmp_path / "alike_claims-0.csv").read_text() == "clm-1,clm-2,0.5,,,true,,,\n"


@pytest.mark.parametrize(
    "text", ["a\rb", "a\x1fb", "a\0b", "x" * 3_000_001], ids=["return", "separator", "nul", "long"]
)
def test_text_that_a_table_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(UnfitText):
        check_text(text)


def test_tables_of_two_writers_are_one_for_the_importer(tmp_path: Path) -> None:
    for writer in ("0", "1"):
        with Tables(tmp_path, writer) as tables:
            tables.link("supports", f"clm-{writer}", "evt-1")
            tables.add("keys", {"id": int(writer)})
    write_headers(tmp_path)
    assert (tmp_path / "supports.header").read_text() == ":START_ID(Claim),:END_ID(Event)\n"
    assert (tmp_path / "supports-1.csv").read_text() == "clm-1,evt-1\n"
    nodes, relationships = import_arguments(tmp_path)
    assert nodes == f"--nodes=Key={tmp_path}/keys.header,{tmp_path}/keys-0.csv,{tmp_path}/keys-1.csv"
    assert relationships.startswith("--relationships=SUPPORTS=")


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_a_name_each(name: str) -> None:
    assert len(set(TABLES[name].keys)) == len(TABLES[name].columns)


def test_texts_of_several_lines_go_to_files_that_fit_into_one_buffer(tmp_path: Path) -> None:
    text = "a line of a text\n" * 50_000
    with Tables(tmp_path, "0") as tables:
        for number in range(6):
            tables.add("articles", dict.fromkeys(TABLES["articles"].keys) | {"id": f"art-{number}", "text": text})
    files = sorted(tmp_path.glob("articles-*.csv"))
    assert len(files) == 3
    assert sum(file.read_text().count("art-") for file in files) == 6
    assert max(file.stat().st_size for file in files) < 4 << 20
