"""A printed date is read in many languages; where it can be two days it is read only by a hint."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from graph.datafile import read_yaml_resource
from ingest.pages.printed import find_order, is_plausible, iter_days, parse_stamp

MAY_16 = date(2024, 5, 16)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-16",
        "20240516",
        "2024/05/16",
        "2024-05-16T23:30:00-05:00",
        "2024-05-16T00:10:00.000Z",
        "2024-05-16 23:59:59 +0300",
        "20240516T101500Z",
        "Thu, 16 May 2024 23:00:00 -0400",
        "Thu May 16 2024 23:30:00 GMT-0500 (Central Daylight Time)",
        "1715860800",
        "1715860800000",
        "May 16, 2024",
        "16th May 2024, 10:20",
        "16. Mai 2024",
        "jeudi 16 mai 2024",
        "16 de mayo de 2024",
        "16 maj 2024",
        "16 Mayıs 2024",
        "16 мая 2024, 23:40",
        "2024年5月16日",
        "2024년 5월 16일",
        "2024. május 16.",
        "١٦ مايو ٢٠٢٤",
        "16 במאי 2024",
        "16.05.2024",
        "16/05/2024",
        "05/16/2024",
        "16-May-2024",
        "16.5.24",
        "16 أيار / مايو 2024",
        "16 ماي 2024",
        "27 اردیبهشت ۱۴۰۳",
        "۲۷ ارديبهشت ۱۴۰۳ - ۱۲:۰۹",
        "1403/02/27",
        "2024 m. gegužės 16 d.",
        "2024. gada 16. maijs",
        "16 май 2024 г.",
        "16 svibnja 2024",
        "16 tháng 5 năm 2024",
        "16 พ.ค. 2567",
        "16 พฤษภาคม 2567",
        "16 मई 2024",
        "16 Μαΐ 2024",
        "2024 թ. մայիսի 16",
        "16 Mai '24",
        "(Lindvik, 16 Maggio 24 )",
        "16-May-24",
        "16 | 05 | 2024",
        "Thu May 16 10:20:00 CEST 2024",
        "May 16 09:34 2024",
        "May 16, 09:34 AM 2024",
    ],
)
def test_a_day_is_read_as_it_is_printed(text: str):
    stamp = parse_stamp(text)
    assert stamp
    assert stamp.day == MAY_16


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "03/04/2024",
        "2024-13-40",
        "2199-01-01",
        "1975-05-16",
        "May 2024",
        "31/02/2024",
        "12 monkeys 2024",
        "16/05/24",
        "version 16.5.24.1",
        "16 May 24 ships left",
        "16 Mai 24 h",
        "16-May-24000",
        "May 16 to 2024",
        "Thu Foo 16 2024 23:30:00 GMT-0500",
    ],
)
def test_what_is_no_certain_day_of_a_page_is_unknown(text: str):
    assert parse_stamp(text) is None


@pytest.mark.parametrize(
    ("language", "host", "texts", "day"),
    [
        ("en-GB", "paper.example", (), date(2024, 4, 3)),
        ("en-US", "paper.example", (), date(2024, 3, 4)),
        ("en-US", "paper.co.uk", (), date(2024, 4, 3)),
        ("en", "paper.com", (), None),
        ("", "", (), None),
        ("en", "paper.com", ("25/12/2023",), date(2024, 4, 3)),
        ("en", "paper.com", ("12/25/2023",), date(2024, 3, 4)),
        ("fr", "paper.com", (), date(2024, 4, 3)),
    ],
)
def test_day_and_month_in_numbers_are_told_apart_by_where_the_page_is_from(
    language: str, host: str, texts: tuple[str, ...], day: date | None
):
    stamp = parse_stamp("03/04/2024", find_order((language, host), texts))
    assert (stamp.day if stamp else None) == day


def test_no_day_is_plausible_that_has_begun_nowhere():
    assert is_plausible(datetime.now(UTC).date())
    assert not is_plausible(datetime.now(UTC).date() + timedelta(days=2))


def test_days_come_in_the_order_of_the_text():
    assert [day for day, _ in iter_days("On 2024-05-16, after 3 March 2023 and 1.2.2022", None)] == [
        MAY_16,
        date(2023, 3, 3),
        date(2022, 2, 1),
    ]


def test_no_word_is_one_month_here_and_another_there():
    rows = read_yaml_resource("ingest.pages", "months.yaml")
    assert {language for language, row in rows.items() if len(row) != 12} == set()
    meant = {(word, month) for row in rows.values() for month, words in enumerate(row) for word in words.split()}
    assert [word for word, count in Counter(word for word, _ in meant).items() if count > 1] == []
