"""A Parquet file gives an article a row; a damaged part is told and the other row groups are read."""

import gzip
import io
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest

from graph.model import Article
from ingest.compressed import open_plain
from ingest.sources.parquet import read_parquet
from ingest.sources.records import Read, Unreadable

LATE = datetime(2024, 5, 16, 23, 30)  # a time without a zone is the case


def packed(columns: dict[str, Any], **options: Any) -> bytes:
    file = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def read(data: bytes, **options: int) -> list[Read]:
    return list(read_parquet("news.parquet", io.BytesIO(data), **options))


def reason_of(data: bytes) -> str:
    (broken,) = read(data)
    assert isinstance(broken, Unreadable), broken
    return broken.reason


def test_the_columns_are_known_by_the_names_of_tables() -> None:
    (article,) = read(
        packed({"Doc ID": [7], "Body": ["They met."], "headline": ["In Oslo"], "link": ["https://example.org/1"], "n": [1]})
    )  # fmt: skip
    assert article == Article(id="7", text="They met.", title="In Oslo", url="https://example.org/1")


@pytest.mark.parametrize(
    ("column", "day"),
    [
        (pa.array(["2024-05-16"]), date(2024, 5, 16)),
        (pa.array([date(2024, 5, 16)], pa.date32()), date(2024, 5, 16)),
        (pa.array([date(2024, 5, 16)], pa.date64()), date(2024, 5, 16)),
        (pa.array([LATE], pa.timestamp("ns")), date(2024, 5, 16)),
        (pa.array([LATE.replace(tzinfo=UTC)], pa.timestamp("us", tz="UTC")), date(2024, 5, 16)),
        (
            pa.array([LATE.replace(tzinfo=timezone(-timedelta(hours=4)))], pa.timestamp("ms", tz="-04:00")),
            date(2024, 5, 16),
        ),
        (pa.array([None], pa.timestamp("ms")), None),
    ],
    ids=["text", "date", "date in milliseconds", "timestamp", "timestamp in UTC", "timestamp in a zone", "none"],
)
def test_dates_of_every_type_give_the_printed_day(column: pa.Array, day: date | None) -> None:
    (article,) = read(packed({"text": ["They met."], "published": column}))
    assert isinstance(article, Article), article
    assert article.published == day


@pytest.mark.parametrize(
    "column",
    [
        pa.array(["Zwölf."]),
        pa.array(["Zwölf."], pa.large_string()),
        pa.array(["Zwölf."]).dictionary_encode(),
        pa.array(["Zwölf.".encode()], pa.binary()),
    ],
    ids=["string", "large string", "dictionary", "bytes"],
)
def test_text_of_every_type_is_read(column: pa.Array) -> None:
    (article,) = read(packed({"text": column}))
    assert isinstance(article, Article), article
    assert article.text == "Zwölf."


def test_bad_rows_are_told_with_their_number_and_the_rest_goes_on() -> None:
    texts = [b"One.", b"", None, b"F\xffnf.", b"A" * 300, b"Six."]
    days = ["2024-05-16", None, None, None, None, "06/05/2024"]
    first, *broken = read(packed({"text": pa.array(texts, pa.binary()), "date": days}), longest=200)
    assert isinstance(first, Article)
    assert [item.line for item in broken if isinstance(item, Unreadable)] == [2, 3, 4, 5, 6]
    says = ["has no text", "has no text", "not UTF-8", "longer than 200", "YYYY-MM-DD"]
    assert [word in item.reason for word, item in zip(says, broken, strict=True)] == [True] * 5


def test_rows_of_many_groups_come_in_order() -> None:
    found = read(packed({"id": [f"n{n}" for n in range(1_000)], "text": ["They met."] * 1_000}, row_group_size=90))
    assert [item.id for item in found if isinstance(item, Article)] == [f"n{n}" for n in range(1_000)]


def test_a_damaged_group_is_told_and_the_next_is_read() -> None:
    texts = [f"{n}. The delegation left on day {n * n}." for n in range(300)]
    data = bytearray(packed({"text": texts}, row_group_size=100, compression="snappy", use_dictionary=False))
    meta = pyarrow.parquet.ParquetFile(io.BytesIO(data)).metadata.row_group(1).column(0)
    data[meta.data_page_offset : meta.data_page_offset + 400] = b"\xff" * 400
    found = read(bytes(data))
    assert [item.text for item in found if isinstance(item, Article)] == texts[:100] + texts[200:]
    (broken,) = [item for item in found if isinstance(item, Unreadable)]
    assert "rows 101 to 200 are damaged" in broken.reason


WHOLE = packed({"text": ["They met."] * 50})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no whole Parquet file"),
        (b"PAR1", "no whole Parquet file"),
        (b"id,text\n1,One.\n", "no whole Parquet file"),
        (WHOLE[:-40], "no whole Parquet file"),
        (WHOLE[:-60] + b"\xff" * 30 + WHOLE[-30:], "no whole Parquet file"),
        (packed({"name": ["A"], "summary": ["B"]}), 'Columns seen: "name", "summary"'),
    ],
    ids=["empty", "mark alone", "another kind", "cut off", "damaged", "no text column"],
)
def test_what_is_no_table_of_articles_says_so(data: bytes, says: str) -> None:
    assert says in reason_of(data)


def test_a_stream_that_cannot_seek_is_told() -> None:
    (broken,) = read_parquet("news.parquet.gz", open_plain(io.BytesIO(gzip.compress(WHOLE))))
    assert isinstance(broken, Unreadable)
    assert "save it as a file" in broken.reason


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'dragoman[parquet]'" in reason_of(WHOLE)
