from datetime import date

import pytest

from ingest.dates import iter_date_spans, resolve_date

MONDAY = date(2010, 11, 15)
THURSDAY = date(2012, 5, 17)


def told(words, published=THURSDAY, past=True):
    when = resolve_date(words, published, past)
    return when and (when.start and when.start.isoformat(), when.end and when.end.isoformat(), when.precision)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Wednesday", "2012-05-16"),
        ("on Wednesday", "2012-05-16"),
        ("Thursday", "2012-05-17"),
        ("Thursday evening", "2012-05-17"),
        ("last Thursday", "2012-05-10"),
        ("Friday", "2012-05-11"),
        ("next Tuesday", "2012-05-22"),
        ("Tuesday last week", "2012-05-08"),
        ("Wed.", "2012-05-16"),
        ("yesterday", "2012-05-16"),
        ("the day before yesterday", "2012-05-15"),
        ("tomorrow", "2012-05-18"),
        ("today", "2012-05-17"),
        ("Today's", "2012-05-17"),
        ("this morning", "2012-05-17"),
        ("earlier this morning", "2012-05-17"),
        ("last night", "2012-05-16"),
        ("May 14", "2012-05-14"),
        ("May 20", "2011-05-20"),
        ("Monday, November 15", "2011-11-15"),
        ("14 May 2010", "2010-05-14"),
        ("May 14, 2010", "2010-05-14"),
        ("14th of May, 2010", "2010-05-14"),
        ("Feb. 29", "2012-02-29"),
        ("2010-05-14", "2010-05-14"),
        ("last Sunday, March 4", "2012-03-04"),
        ("last Oct. 13", "2011-10-13"),
        ("a January 13, 2005", "2005-01-13"),
        ("April 11 of this year", "2012-04-11"),
        ("May 7 last year", "2011-05-07"),
        ("earlier Tuesday", "2012-05-15"),
        ("three days ago", "2012-05-14"),
    ],
)
def test_reads_a_day(words, day):
    assert told(words) == (day, day, "day")


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("2011", "2011-01-01", "2011-12-31", "year"),
        ("in 2011", "2011-01-01", "2011-12-31", "year"),
        ("since 1967", "1967-01-01", "1967-12-31", "year"),
        ("last year", "2011-01-01", "2011-12-31", "year"),
        ("two years ago", "2010-01-01", "2010-12-31", "year"),
        ("March 2012", "2012-03-01", "2012-03-31", "month"),
        ("last month", "2012-04-01", "2012-04-30", "month"),
        ("November", "2011-11-01", "2011-11-30", "month"),
        ("March last year", "2011-03-01", "2011-03-31", "month"),
        ("almost exactly five years ago", "2007-01-01", "2007-12-31", "year"),
        ("earlier in 2010", "2010-01-01", "2010-12-31", "year"),
        ("in May", "2012-05-01", "2012-05-31", "month"),
        ("last May", "2011-05-01", "2011-05-31", "month"),
        ("between March and June 2012", "2012-03-01", "2012-06-30", "interval"),
        ("November to March", "2011-11-01", "2012-03-31", "interval"),
        ("May 14-16", "2012-05-14", "2012-05-16", "interval"),
        ("14-16 May 2010", "2010-05-14", "2010-05-16", "interval"),
        ("from 2003 to 2007", "2003-01-01", "2007-12-31", "interval"),
        ("earlier this week", "2012-05-14", "2012-05-17", "interval"),
        ("later this month", "2012-05-17", "2012-05-31", "interval"),
        ("this week", "2012-05-14", "2012-05-20", "interval"),
        ("two weeks ago", "2012-04-30", "2012-05-06", "interval"),
        ("the weekend", "2012-05-12", "2012-05-13", "interval"),
        ("next weekend", "2012-05-19", "2012-05-20", "interval"),
        ("early 2012", "2012-01-01", "2012-05-01", "interval"),
        ("the end of June 2012", "2012-06-21", "2012-06-30", "interval"),
        ("the 1990s", "1990-01-01", "1999-12-31", "interval"),
        ("the summer of 2006", "2006-06-01", "2006-08-31", "interval"),
        ("winter 2006", "2006-12-01", "2007-02-28", "interval"),
        ("the past two months", "2012-03-01", "2012-05-17", "interval"),
    ],
)
def test_reads_a_longer_time(words, start, end, precision):
    assert told(words) == (start, end, precision)


@pytest.mark.parametrize(
    "words",
    [
        "three days",
        "daily",
        "years",
        "15-year",
        "a decade",
        "",
        "May 45",
        "recently",
        "a day",
        "earlier",
        "last three years",
        "70",
    ],
)
def test_leaves_what_is_no_point_in_time(words):
    assert resolve_date(words, THURSDAY) is None


@pytest.mark.parametrize(
    ("words", "start"),
    [("Wednesday", "2012-05-23"), ("Thursday", "2012-05-17"), ("March", "2013-03-01"), ("May 14", "2013-05-14"),
     ("the weekend", "2012-05-19")],
)  # fmt: skip
def test_looks_ahead_for_what_is_to_come(words, start):
    assert told(words, past=False)[0] == start


@pytest.mark.parametrize("words", ["Wednesday", "yesterday", "May 14", "November", "two weeks ago", "this week"])
def test_leaves_relative_words_open_without_a_publication_day(words):
    when = resolve_date(words, None)
    assert (when.start, when.end, when.precision, when.text) == (None, None, None, words)


def test_needs_no_publication_day_for_a_full_date():
    assert told("14 May 2010", None) == ("2010-05-14", "2010-05-14", "day")


def test_leaves_open_what_counts_from_another_day_of_the_story():
    assert told("the following day") == (None, None, None)


def test_keeps_the_weekday_of_publication():
    assert told("Monday", MONDAY)[0] == "2010-11-15"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on Wednesday in Cairo.", ["Wednesday"]),
        ("They met on Monday, November 15, and on May 14, 2010.", ["Monday, November 15", "May 14, 2010"]),
        ("On 14 May 2010 and in 2011, since 1967", ["14 May 2010", "2011", "1967"]),
        ("He left yesterday; today she goes, tomorrow they go.", ["yesterday", "today", "tomorrow"]),
        ("The talks of last month go on next week.", ["last month", "next week"]),
        ("They may march in May until March 2012.", ["May", "March 2012"]),
        ("Resolution 1929 cost 2011 dollars for 15 years.", []),
        ("Earlier this week, two weeks ago, earlier this morning", ["Earlier this week", "two weeks ago",
                                                                   "earlier this morning"]),
        ("Talks on Nov. 2 and June 10-12, on 1-3 June", ["Nov. 2", "June 10-12", "1-3 June"]),
        ("The Sun said May was satisfied; he sat.", []),
        ("The army marched 12 may be there", []),
    ],
)  # fmt: skip
def test_finds_the_words_of_dates(text, found):
    assert [text[start:end] for start, end in iter_date_spans(text)] == found


def test_resolves_what_it_finds():
    text = (
        "On Friday, in early 2012, in the 1990s, last weekend, last June and two years ago; between May and June 2010"
    )
    spans = list(iter_date_spans(text))
    assert len(spans) == 7
    assert all(resolve_date(text[start:end], THURSDAY) for start, end in spans)


@pytest.mark.parametrize(("words", "start"), [("in two weeks", "2012-05-28"), ("within three days", "2012-05-20")])
def test_what_is_still_to_come_is_counted_forward(words, start):
    assert told(words, past=False)[0] == start


@pytest.mark.parametrize("words", ["in two weeks", "within three days"])
def test_what_is_past_took_so_long(words):
    assert told(words) is None
