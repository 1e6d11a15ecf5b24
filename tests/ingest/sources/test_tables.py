"""A table with a header gives an article a row, whatever its delimiter and encoding; a bad row is told with its line."""

import csv
import gzip
import io
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Article
from ingest.compressed import open_plain
from ingest.sources.records import Read, Unreadable
from ingest.sources.tables import DELIMITERS, read_table
from tests.ingest.sources.streams import Generated, count_and_peak


def read(data: str | bytes, **options: int) -> list[Read]:
    return list(read_table("news.csv", io.BytesIO(data.encode() if isinstance(data, str) else data), **options))


def read_one(data: str | bytes) -> Article:
    (article,) = read(data)
    assert isinstance(article, Article), article
    return article


def reason_of(data: str | bytes, **options: int) -> str:
    (broken,) = read(data, **options)
    assert isinstance(broken, Unreadable), broken
    return broken.reason


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_found(delimiter: str) -> None:
    article = read_one("id,headline,body\n7,In Oslo,They met.\n".replace(",", delimiter))
    assert (article.id, article.title, article.text) == ("7", "In Oslo", "They met.")


def test_delimiters_within_cells_do_not_mislead() -> None:
    article = read_one('"text";"a,b,c,d"\n"One; two, three.";x\n')
    assert article.text == "One; two, three."


def test_a_single_column_needs_no_delimiter() -> None:
    assert [item.text for item in read("text\nOne, two; three.\n\"Four, five.\"\n") if isinstance(item, Article)] == [
        "One, two; three.",
        "Four, five.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "name", "cell", "value"),
    [
        ("title", "Headline", "In Oslo", "In Oslo"),
        ("url", " Source URL ", "https://example.org/1", "https://example.org/1"),
        ("url", "LINK", "https://example.org/1", "https://example.org/1"),
        ("published", "Publication_Date", "2024-05-16", date(2024, 5, 16)),
        ("published", "published at", "2024-05-16T23:10:00-04:00", date(2024, 5, 16)),
        ("published", "date", " 2024-05-16 08:00:00", date(2024, 5, 16)),
        ("published", "pubDate", "Thu, 16 May 2024 23:10:00 -0400", date(2024, 5, 16)),
        ("published", "date", "", None),
        ("publisher", "Outlet", "Sample Wire", "Sample Wire"),
        ("publisher", "source", "Sample Wire", "Sample Wire"),
        ("language", "lang", "en", "en"),
        ("id", "doc_id", "n-1", "n-1"),
        ("licence", "license", "CC0-1.0", "CC0-1.0"),
    ],
)
def test_columns_are_known_by_common_names(field: str, name: str, cell: str, value: object) -> None:
    article = read_one(f'{name},Full Text,colour\n"{cell}",They met.,red\n')
    assert (article.text, getattr(article, field)) == ("They met.", value)


def test_the_more_telling_name_counts_where_two_columns_fit() -> None:
    article = read_one("source,publisher,content,text\nfeed 7,Sample Wire,html,They met.\n")
    assert (article.publisher, article.text) == ("Sample Wire", "They met.")


def test_a_table_without_a_text_lists_what_it_has_and_what_is_understood() -> None:
    reason = reason_of("name,Summary\nA,B\n")
    assert '"name", "Summary"' in reason
    assert "text, body, content, article, full_text" in reason


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("b,Two.,x,y", "4 cells and the header 3"),
        ("b,Two.", "2 cells and the header 3"),
        ("b,,x", "the article has no text"),
        ("b,Two.,06/05/2020", "YYYY-MM-DD"),
        ('b,"Two" three.,x', "the row cannot be read"),
        (f"b,{'A' * 300},x", "longer than 200 bytes"),
    ],
    ids=["too many", "too few", "no text", "another date", "a lone quotation mark", "too long"],
)
def test_a_bad_row_is_told_with_its_line_and_the_rest_goes_on(row: str, says: str) -> None:
    first, broken, last = read(f'id,text,date\n\na,"One\nand a half.",\n{row}\nc,Three.,2024-05-16\n', longest=200)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(broken, Unreadable)
    assert (broken.line, first.text) == (5, "One\nand a half.")
    assert says in broken.reason


def test_a_quotation_mark_left_open_is_told_where_it_opens() -> None:
    first, broken = read('id,text\na,One.\nb,"Two.\nc,Three.\n')
    assert isinstance(first, Article)
    assert isinstance(broken, Unreadable)
    assert broken.line == 3


def test_cells_longer_than_the_limit_of_the_csv_module_are_read() -> None:
    text = "Ministers met, and met. " * 20_000
    assert read_one(f'text,id\n"{text}",a\n').text == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le with mark", "cp1252"], ids=lambda name: name.split()[0]
)
@pytest.mark.parametrize("rows", [1, 6_000], ids=["in the head", "behind the head"])
def test_encodings_are_told_apart(encoding: str, rows: int) -> None:
    table = "id,text\n" + "x,The delegation of the island left again.\n" * rows + "y,“Ja”, sagte Müller – zweimal.\n"
    table = table.replace("“Ja”, sagte", "“Ja” sagte")
    data = b"\xff\xfe" + table.encode("utf-16-le") if "with" in encoding else table.encode(encoding)
    *_, last = read(data)
    assert isinstance(last, Article)
    assert last.text == "“Ja” sagte Müller – zweimal."


def test_a_bad_byte_does_not_change_the_encoding_of_a_file_that_showed_to_be_utf8() -> None:
    data = b"id,text\n" + "a,Köln.\n".encode() * 40_000 + b"b,F\xffnf.\n" + "c,Köln.\n".encode()
    *_, broken, last = [item.text for item in read(data) if isinstance(item, Article)]
    assert (broken, last) == ("F\ufffdnf.", "Köln.")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b"\n\n", "it is empty"),
        (b"%PDF-1.7", "PDF"),
        (b"text\n" + b"\x00" * 9, "binary"),
        (b"text," + b"a" * 300 + b"\nOne.\n", "the header cannot be read"),
    ],
    ids=["empty", "blank", "pdf", "binary", "long header"],
)
def test_what_is_no_table_says_so(data: bytes, says: str) -> None:
    assert says in reason_of(data, longest=200)


def test_a_header_alone_gives_nothing() -> None:
    assert read("id,text\n") == []


def test_a_packed_table_that_is_cut_off_gives_the_rows_before() -> None:
    table = gzip.compress(b"id,text\n" + b"".join(b"%d,They met %d times.\n" % (n, n * n) for n in range(3_000)))
    *rows, last = read_table("news.csv.gz", open_plain(io.BytesIO(table[:-300])))
    assert len(rows) > 2_000
    assert isinstance(last, Unreadable)
    assert "cut off" in last.reason


def test_a_large_table_is_read_in_little_memory() -> None:
    row = b'"' + b"Minister Ada Holm met Minister Jon Berg in Bergen. " * 2_000 + b'",x\n'
    stream = Generated(row, 1_000, head=b"text,title\n")
    found, peak = count_and_peak(lambda: read_table("big.csv", stream))
    assert found == {Article: 1_000}
    assert peak < 30_000_000


def test_a_table_whose_quotation_mark_stays_open_is_not_held() -> None:
    stream = Generated(b"One more line of the same cell.\n" * 3_000, 1_000, head=b'id,text\na,"')
    found, peak = count_and_peak(lambda: islice(read_table("big.csv", stream), 2))
    assert found == {Unreadable: 2}
    assert peak < 100_000_000


WORDS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=30)
ARTICLES = st.lists(st.tuples(WORDS.filter(bool), WORDS.filter(str.strip), WORDS.map(lambda words: words or None)))


@given(ARTICLES, st.sampled_from(DELIMITERS), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.booleans())
def test_what_is_written_as_a_table_is_read_back(
    articles: list[tuple[str, str, str | None]], delimiter: str, encoding: str, quoted: bool
) -> None:
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerows([("id", "text", "title"), *articles])
    found = read(page.getvalue().encode(encoding))
    assert [(item.id, item.text, item.title) for item in found if isinstance(item, Article)] == articles
    assert len(found) == len(articles)
