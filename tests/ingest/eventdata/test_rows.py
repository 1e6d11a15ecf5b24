import bz2
import csv
import io
import lzma
from collections import deque
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.eventdata.fields import parse_event_id
from ingest.eventdata.layout import GDELT_COLUMNS
from ingest.eventdata.records import BadRow, CodedEvent, CutOffFile, SkippedRow, UnknownForm
from ingest.eventdata.rows import check_form, iter_rows
from tests.ingest.eventdata.samples import (
    ICEWS_HEADER,
    POLECAT_HEADER,
    QUADRUPLES,
    gdelt_row,
    icews_row,
    polecat_row,
)

VISIT = "Foreign Affairs (Iran)\tMake a visit\tSyria\t2014-03-02"
HOST = "Syria\tHost a visit\tForeign Affairs (Iran)\t2014-03-02"
SPEECH = "Syria\tMake statement\tIran\t2014-03-02"
GDELT_TABLE = ",".join(GDELT_COLUMNS)
GOOD = {  # a sound row for each first line
    ICEWS_HEADER: icews_row(),
    QUADRUPLES: VISIT,
    gdelt_row(): gdelt_row(),
    GDELT_TABLE: gdelt_row(ActionGeo_FullName="Iran").replace("\t", ","),
    POLECAT_HEADER: polecat_row(),
}


def read(path, **options):
    return list(iter_rows(path, **options))


def roles(event):
    return [(role, party.name) for role, party in event.participants]


def test_reads_a_row_of_icews(save):
    (event,) = read(save("events.2018.tab", ICEWS_HEADER, icews_row()))
    assert event.id == "icews-41000001"
    assert (event.type, event.plover, event.cameo, event.status) == ("visit", "CONSULT", "042", "happened")
    assert (event.day, event.intensity, event.publisher, event.story) == (
        date(2018, 6, 4),
        1.9,
        "Levant Courier",
        "77001#3",
    )
    assert (event.line, event.text, event.source.family) == (2, icews_row(), "icews")
    assert roles(event) == [("visitor", "Foreign Affairs (Iran)"), ("host", "Syria")]
    assert (event.participants[0].party.country, event.participants[0].party.sector) == ("IRN", "GOV")
    assert event.place.model_dump() == {"name": "Damascus", "country": "SYR", "latitude": 33.51, "longitude": 36.29}


def test_reads_a_row_of_a_set_of_quadruples(save):
    (event,) = read(save("icews14.tsv", QUADRUPLES, VISIT))
    assert (event.type, event.day, event.intensity, event.place) == ("visit", date(2014, 3, 2), None, None)
    assert (event.source.name, event.line, event.text) == ("icews14", 2, VISIT)


def test_reads_a_row_of_raw_gdelt(save):
    (event,) = read(save("20230405.export.CSV", gdelt_row()))
    assert (event.id, event.type, event.day, event.intensity) == ("gdelt-900000001", "meeting", date(2023, 4, 5), 1.0)
    assert roles(event) == [("participant", "Iran"), ("participant", "MIL (Syria)")]
    assert (event.place.name, event.place.country, event.url) == ("Tehran", "IRN", "https://courier.example/1")


def test_reads_gdelt_with_a_header_that_went_through_a_table_program(save):
    fields = gdelt_row(GLOBALEVENTID="900000001.0", SQLDATE="20230405.0", ActionGeo_FullName="Tehran, Iran").split("\t")
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows([[*GDELT_COLUMNS, "Extra"], [*fields, "more"]])
    (event,) = read(save("events.csv", *table.getvalue().splitlines()))
    assert (event.id, event.day, event.place.name) == ("gdelt-900000001", date(2023, 4, 5), "Tehran")


def test_reads_a_row_of_polecat(save):
    (event,) = read(save("polecat.txt", POLECAT_HEADER, polecat_row()))
    assert (event.id, event.type, event.cameo) == ("polecat-20230405-7-a1", "visit", "042")
    assert roles(event) == [("visitor", "Dana Holm"), ("host", "Jordan")]
    assert event.participants[0].party.office == "foreign minister"
    assert (event.topics, event.source.version, event.publisher) == (
        ("diplomatic", "military"),
        "NGEC 1.1",
        "Fjord Post",
    )
    assert (event.place.name, event.place.country) == ("Amman", "JOR")


def test_reads_the_parties_of_a_polecat_meeting_that_is_one_list(save):
    row = polecat_row(
        Event_Mode="",
        Actor_Name="Dana Holm;Omar Said",
        Actor_Country="NOR;JOR",
        Actor_Title="None",
        Recipient_Country="None",
    )
    (event,) = read(save("polecat.txt", POLECAT_HEADER, row))
    assert roles(event) == [("participant", "Dana Holm"), ("participant", "Omar Said")]
    assert [party.country for _, party in event.participants] == ["NOR", "JOR"]


def test_lets_the_text_tell_a_code_without_its_zero(save):
    path = save(
        "a.tab",
        ICEWS_HEADER,
        icews_row(CAMEO_Code="14", Event_Text="Consider policy option"),
        icews_row(CAMEO_Code="42"),
    )
    skipped, visit = read(path)
    assert (skipped.cameo, visit.cameo) == ("014", "042")


def test_counts_a_statement_as_a_row_without_type(save):
    assert read(save("icews14.tsv", QUADRUPLES, SPEECH)) == [SkippedRow(2, "010", None)]


@pytest.mark.parametrize(
    ("name", "header", "row", "reason"),
    [
        ("a.tab", ICEWS_HEADER, icews_row() + "\tmore", "it has 21 columns, not 20"),
        ("a.tab", ICEWS_HEADER, icews_row(Event_Date="2018-02-30"), "'2018-02-30' is no day"),
        ("a.tab", ICEWS_HEADER, icews_row(Event_Date="1 June"), "'1 June' is no day"),
        ("a.tab", ICEWS_HEADER, icews_row(CAMEO_Code="999"), "'999' is no CAMEO code"),
        ("a.tab", ICEWS_HEADER, icews_row(CAMEO_Code="14"), "'14' may be the CAMEO code 014"),
        ("a.tab", ICEWS_HEADER, icews_row(CAMEO_Code="NA", Event_Text="Dance"), "'Dance' is the text of no CAMEO code"),
        ("a.tab", ICEWS_HEADER, icews_row(Latitude="133.5"), "'133.5' is no latitude"),
        ("a.tab", ICEWS_HEADER, icews_row(Longitude="east"), "'east' is no longitude"),
        ("a.tab", ICEWS_HEADER, icews_row(Intensity="nan?"), "'nan?' is no intensity"),
        ("a.tab", ICEWS_HEADER, icews_row(Intensity="11"), "'11' is no intensity"),
        ("a.tab", ICEWS_HEADER, icews_row(Event_ID=""), "'' is no event id"),
        ("a.tsv", QUADRUPLES, "Iran\tConsult\t2014-01-01", "it has 3 columns, not 4"),
        ("a.tsv", QUADRUPLES, "Iran\tConsult\t\t2014-01-01", "a side has no name"),
        (
            "a.tsv",
            QUADRUPLES,
            "Unspecified Actor\tConsult\tUnspecified Actor\t2014-01-01",
            "neither side is known",
        ),
        ("a.tsv", QUADRUPLES, "Iran\tDance with\tIraq\t2014-01-01", "is the text of no CAMEO code"),
        (
            "a.CSV",
            gdelt_row(),
            gdelt_row(Actor1Code="", Actor2Code=""),
            "neither side is known",
        ),
        ("a.csv", GDELT_TABLE, '"900000001', "its quotation marks do not close"),
        ("a.txt", POLECAT_HEADER, polecat_row(Event_Type="DANCE"), "'DANCE' is no PLOVER category"),
        ("a.txt", POLECAT_HEADER, polecat_row(Actor_Country="NOR;SWE;DNK", Actor_Name="A B;C D"), "are not as many"),
    ],
)
def test_says_why_a_row_is_bad_and_goes_on(save, name, header, row, reason):
    *_, bad, good = read(save(name, header, row, GOOD[header]))
    assert isinstance(bad, BadRow)
    assert reason in bad.reason
    assert (bad.line, bad.text) == (2, row[:200])
    assert isinstance(good, CodedEvent)


def test_reports_a_line_that_is_too_long_and_goes_on(save):
    bad, good = read(save("a.tsv", QUADRUPLES, "x" * 2_500_000, VISIT))
    assert (bad.line, bad.reason, len(bad.text)) == (2, "it is longer than a row can be", 200)
    assert good.line == 3


def test_passes_over_empty_lines_and_keeps_the_numbers(save):
    (event,) = read(save("a.tsv", QUADRUPLES, "", VISIT, ""))
    assert event.line == 3


@pytest.mark.parametrize("ending", ["", ".gz", ".zip"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_reads_plain_gzip_and_zip_alike(save, ending, end):
    (event,) = read(save(f"a.tsv{ending}", QUADRUPLES, VISIT, end=end))
    assert event.text == VISIT
    assert event.source.name == "a"


def test_reads_a_file_with_a_byte_order_mark_and_old_letters(save):
    old = "Abdullah Gül\tConsult\tIran\t2014-01-01".encode("cp1252")
    first, second = read(
        save("a.tsv", b"\xef\xbb\xbf" + QUADRUPLES.encode(), old, "Abdullah Gül\tConsult\tIran\t2014-01-02")
    )
    assert first.participants == second.participants


def test_reads_the_file_of_a_folder_that_is_called_like_it(save):
    path = save("icews14/icews14.tsv.gz", QUADRUPLES, VISIT)
    save("icews14/relations.tsv", "relation\tcount")
    assert len(read(path.parent)) == 1


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((), "is empty"),
        (("a\tb\tc", "1\t2\t3"), "its first line cannot be read as ICEWS, GDELT or POLECAT"),
        (("name\tcount", "Iran\t3"), "are the columns named and tab-separated"),
    ],
)
def test_says_that_a_file_is_no_event_data(save, lines, reason):
    with pytest.raises(UnknownForm, match=reason):
        read(save("a.tsv", *lines))


FAMILIES_OF = {  # the data set of each sound file
    "icews": (ICEWS_HEADER, icews_row()),
    "gdelt": (gdelt_row(),),
    "polecat": (POLECAT_HEADER, polecat_row()),
}


@pytest.mark.parametrize("wanted", FAMILIES_OF)
@pytest.mark.parametrize("found", [*FAMILIES_OF, "quadruples"])
def test_takes_a_file_only_for_the_data_set_that_it_is_of(save, found, wanted):
    path = save("a.tsv", *FAMILIES_OF.get(found, (QUADRUPLES, VISIT)))
    family = "icews" if found == "quadruples" else found
    if family == wanted:
        assert len(read(path, family=wanted)) == 1
        return
    for look in (read, check_form):
        with pytest.raises(
            UnknownForm, match=rf"a\.tsv: it is {family.upper()}, not {wanted.upper()}: .*import {family}`"
        ):
            look(path, family=wanted)


def test_says_that_mentions_are_no_events(save):
    with pytest.raises(UnknownForm, match="GDELT's mentions, which are no events"):
        read(save("a.mentions.CSV", "\t".join(["900000001", *["x"] * 14])), family="gdelt")


def test_gives_the_rows_before_the_place_where_a_compressed_file_breaks_off(save):
    path = save("a.tsv.gz", QUADRUPLES, *(VISIT.replace("Syria", f"Person {n} {n * n}") for n in range(5000)))
    whole = read(path)
    path.write_bytes(path.read_bytes()[:-2000])
    rows = []
    with pytest.raises(CutOffFile, match="breaks off after line") as raised:
        deque(map(rows.append, iter_rows(path)))
    assert 0 < len(rows) < len(whole)
    assert rows == whole[: len(rows)]
    assert f"after line {rows[-1].line}, " in str(raised.value)


@pytest.mark.parametrize("cut", [5, 60, -5])
def test_says_that_an_archive_is_cut_off(save, cut):
    path = save("a.tsv.zip", QUADRUPLES, VISIT)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(CutOffFile, match="breaks off after line 0"):
        read(path)


@pytest.mark.parametrize(("pack", "what"), [(bz2.compress, "a bzip2 file: unpack it"), (lzma.compress, "an xz file")])
def test_says_that_a_file_is_packed_in_a_way_that_is_not_read(save, pack, what):
    with pytest.raises(UnknownForm, match=what):
        read(save("a.tsv", pack(f"{QUADRUPLES}\n{VISIT}\n".encode())))


def test_says_that_an_archive_wants_a_password(save):
    path = save("a.zip", QUADRUPLES, VISIT)
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1  # the flag of encryption
    path.write_bytes(data)
    with pytest.raises(UnknownForm, match="password"):
        read(path)


def test_says_that_utf_16_must_be_converted(save):
    with pytest.raises(UnknownForm, match="UTF-16"):
        read(save("a.tsv", QUADRUPLES.encode("utf-16")))


def test_goes_on_at_a_line_as_if_it_had_not_stopped(save):
    path = save("a.tsv", QUADRUPLES, VISIT, SPEECH, VISIT, "broken", VISIT, HOST)
    whole = read(path)
    for start in range(1, 9):
        assert read(path, start_line=start) == [row for row in whole if row.line >= start]


def test_tells_equal_rows_apart_by_their_number(save):
    once, twice = read(save("a.tsv", QUADRUPLES, VISIT)), read(save("b.tsv", QUADRUPLES, VISIT, SPEECH, VISIT))
    assert twice[0].id == once[0].id
    assert twice[0].id != twice[2].id


def test_gives_both_rows_of_a_visit_and_both_orders_of_a_meeting_one_key(save):
    meeting = ["Iran\tConsult\tSyria\t2014-03-02", "Syria\tConsult\tIran\t2014-03-02"]
    visit, hosted, met, met_back = read(save("a.tsv", QUADRUPLES, VISIT, HOST, *meeting))
    assert visit.event_key == hosted.event_key
    assert met.event_key == met_back.event_key
    assert visit.event_key != met.event_key


@pytest.mark.parametrize(
    "other",
    [
        "Syria\tAccuse\tIran\t2014-03-02",
        "Iran\tAccuse\tSyria\t2014-03-03",
        "Iran\tPraise or endorse\tSyria\t2014-03-02",
        "Iran\tAccuse\tIraq\t2014-03-02",
    ],
    ids=["turned", "next day", "other type", "other party"],
)
def test_gives_other_happenings_other_keys(save, other):
    first, second = read(save("a.tsv", QUADRUPLES, "Iran\tAccuse\tSyria\t2014-03-02", other))
    assert first.event_key != second.event_key


def test_tells_a_planned_meeting_from_the_meeting(save):
    planned, met = read(
        save(
            "a.tsv",
            QUADRUPLES,
            "Iran\tExpress intent to meet or negotiate\tSyria\t2014-03-02",
            "Iran\tConsult\tSyria\t2014-03-02",
        )
    )
    assert (planned.type, planned.status) == ("meeting", "planned")
    assert planned.event_key != met.event_key


def test_tells_arrests_of_unnamed_people_apart_by_the_place(save):
    arrest = {"CAMEO_Code": "173", "Source_Name": "Police (India)", "Target_Name": "Citizen (India)"}
    path = save(
        "a.tab", ICEWS_HEADER,
        icews_row(Event_ID="1", City="Pune", **arrest), icews_row(Event_ID="2", City="Pune", **arrest), icews_row(Event_ID="3", City="Agra", **arrest),
    )  # fmt: skip
    first, second, elsewhere = read(path)
    assert first.event_key == second.event_key != elsewhere.event_key


NAMES = st.sampled_from(["Iran", "Syria", "Foreign Affairs (Iran)", "Dana Holm", "Citizen (Iraq)", "NATO"])
TEXTS = st.sampled_from(["Consult", "Make a visit", "Host a visit", "Accuse", "Make statement", "Discuss by telephone"])
ROWS = st.lists(st.tuples(NAMES, TEXTS, NAMES, st.sampled_from(["2014-01-01", "2014-01-02"])), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_ids_and_keys_do_not_depend_on_the_order_of_rows_and_never_repeat(save, rows, order):
    lines = ["\t".join(row) for row in rows]
    shuffled = order.sample(lines, len(lines))
    first, second = (
        [row for row in read(save(name, QUADRUPLES, *some)) if isinstance(row, CodedEvent)]
        for name, some in (("a.tsv", lines), ("b.tsv", shuffled))
    )
    assert len({event.id for event in first}) == len(first)
    assert {(event.id, event.event_key, event.text) for event in first} == {(e.id, e.event_key, e.text) for e in second}


@pytest.mark.parametrize(("field", "name"), [("900.0", "900"), ("20230405-7-a1", "20230405-7-a1")])
def test_reads_event_ids_of_both_kinds(field, name):
    assert parse_event_id(field) == name


FORMS = {
    "a.tab": (ICEWS_HEADER, icews_row()),
    "a.CSV": (gdelt_row(), gdelt_row()),
    "a.txt": (POLECAT_HEADER, polecat_row()),
    "a.tsv": (QUADRUPLES, VISIT),
}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(FORMS)), at=st.integers(0, 60), value=st.text(max_size=30))
def test_whatever_a_field_says_the_row_is_an_event_left_out_or_bad(save, name, at, value):
    header, row = FORMS[name]
    fields = row.split("\t")
    fields[at % len(fields)] = value
    rows = read(save(name, header, "\t".join(fields)))
    assert all(isinstance(row, CodedEvent | SkippedRow | BadRow) for row in rows)
