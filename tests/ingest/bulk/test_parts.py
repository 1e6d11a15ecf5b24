"""Parts are whole or not there, and together are one sorted stream."""

import random
from pathlib import Path

import pyarrow.parquet
import pytest

from graph.model import Article
from ingest.bulk.parts import (
    Manifest,
    Part,
    Unfinished,
    find_part,
    find_version,
    iter_read,
    load_manifest,
    set_aside,
    write_manifest,
    write_part,
)
from tests.factory import article, extraction


def write(folder: Path, unit: str, articles: list[Article]) -> Part:
    return write_part(folder, unit, [(one, extraction(one)) for one in articles], [])


def manifest_of(*parts: Part) -> Manifest:
    return Manifest(extractor="0", parts=parts)


@pytest.mark.parametrize("fan", [2, 3, 100])
def test_parts_are_one_sorted_stream_however_many_are_read_at_a_time(fan: int, tmp_path: Path) -> None:
    ids = [f"a{n:03}" for n in range(40)]
    random.Random(1).shuffle(ids)
    parts = [write(tmp_path, f"u{n}", [article(id) for id in ids[n * 4 : n * 4 + 4]]) for n in range(10)]  # noqa: A001
    read = list(iter_read(tmp_path, manifest_of(*parts), fan))
    assert [given.id for given, _ in read] == sorted(ids)
    assert all(found.article.id == given.id and found.claims for given, found in read)
    assert {path.name.split("-")[0] for path in tmp_path.iterdir()} == {"articles", "claims", "done"}


@pytest.mark.parametrize("fan", [2, 100])
def test_of_articles_with_one_id_the_last_given_counts(fan: int, tmp_path: Path) -> None:
    parts = [
        write(tmp_path, f"u{9 - n}", [article("a1", text=f"{n} first"), article("a1", text=f"{n} last")])
        for n in range(5)
    ]
    assert [given.text for given, _ in iter_read(tmp_path, manifest_of(*parts), fan)] == ["4 last"]


def test_parts_of_other_input_are_set_aside_where_no_reader_of_parquet_looks(tmp_path: Path) -> None:
    stays, goes = write(tmp_path, "u1", [article("a1")]), write(tmp_path, "u2", [article("a1")])
    (tmp_path / ".articles-u1.parquet.77").write_bytes(b"half")
    set_aside(tmp_path, manifest_of(stays))
    write_manifest(tmp_path, manifest_of(stays))
    assert [path.name for path in tmp_path.glob("articles-*")] == ["articles-u1.parquet"]
    assert {path.name for path in (tmp_path / "_superseded").iterdir()} == {*goes.sums, "done-u2.json"}
    assert not list(tmp_path.glob(".*"))
    assert (find_part(tmp_path, "u1"), find_part(tmp_path, "u2")) == (stays, None)
    assert load_manifest(tmp_path) == manifest_of(stays)
    assert pyarrow.parquet.read_table(tmp_path / "articles-u1.parquet").num_rows == 1


def test_missing_and_changed_files_are_noticed(tmp_path: Path) -> None:
    part = write(tmp_path, "u1", [article("a1")])
    with pytest.raises(Unfinished, match="did not end"):
        load_manifest(tmp_path)
    write_manifest(tmp_path, manifest_of(part))
    file = tmp_path / "articles-u1.parquet"
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(Unfinished, match="was changed"):
        load_manifest(tmp_path)
    file.unlink()
    assert find_part(tmp_path, "u1") is None


def test_version_is_found_in_its_output_unless_there_are_several(tmp_path: Path) -> None:
    first, second = tmp_path / "extractor=1", tmp_path / "extractor=2"
    first.mkdir()
    assert find_version(tmp_path) == find_version(first) == first
    second.mkdir()
    with pytest.raises(Unfinished, match=r"name one of them: .*extractor=1, .*extractor=2"):
        find_version(tmp_path)
