from datetime import date

import pytest

from ingest.eventdata.numbered import find_start
from ingest.eventdata.records import UnknownForm
from ingest.eventdata.rows import iter_rows
from tests.ingest.eventdata.samples import QUADRUPLES

ENTITIES, RELATIONS = ("Iran\t0", "Syria\t1"), ("Consult\t0", "Make statement\t1")


@pytest.fixture
def save_set(save):
    def write(folder, *rows, entities=ENTITIES):
        save(f"{folder}/entity2id.txt", *entities)
        save(f"{folder}/relation2id.txt", *RELATIONS)
        return save(f"{folder}/train.txt", *rows)

    return write


@pytest.mark.parametrize(
    ("folder", "rows", "days"),
    [
        ("ICEWS14", ("0\t0\t1\t0\t0", "1\t0\t0\t24\t0"), ["2014-01-01", "2014-01-02"]),
        ("ICEWS05-15", ("0\t0\t1\t0", "1\t0\t0\t25"), ["2005-01-01", "2005-01-26"]),
        ("icews18", ("0\t0\t1\t48", "1\t0\t0\t24"), ["2018-01-03", "2018-01-02"]),
    ],
)
def test_reads_the_day_from_the_start_and_unit_of_the_set(save_set, folder, rows, days):
    events = list(iter_rows(save_set(folder, *rows)))
    assert [event.day.isoformat() for event in events] == days
    assert [party.name for _, party in events[1].participants] == ["Syria", "Iran"]
    assert events[0].source.name == folder


def test_takes_the_unit_from_all_parts_of_the_set(save, save_set):
    path = save_set("icews14", "0\t0\t1\t24")
    save("icews14/valid.txt", "0\t0\t1\t25")
    assert next(iter_rows(path)).day == date(2014, 1, 25)


def test_gives_a_row_the_same_id_in_numbers_and_in_words(save, save_set):
    numbered = next(iter_rows(save_set("icews14", "0\t0\t1\t1")))
    spelled = next(iter_rows(save("a.tsv", QUADRUPLES, "Iran\tConsult\tSyria\t2014-01-02")))
    assert (numbered.id, numbered.event_key, numbered.text) == (spelled.id, spelled.event_key, spelled.text)


def test_reads_lists_that_begin_with_a_count_and_put_the_number_first(save_set):
    event = next(iter_rows(save_set("icews14", "0\t0\t1\t1", entities=("2", "0\tIran", "1\tSyria"))))
    assert event.participants[0].party.name == "Iran"


@pytest.mark.parametrize(
    ("row", "reason"),
    [("0\t0\t9\t1", "no number '9'"), ("0\t0\tIran\t1", "not four numbers"), ("0\t0\t1\t99999999999", "is no day")],
)
def test_says_why_a_row_of_numbers_is_bad(save_set, row, reason):
    good, bad = iter_rows(save_set("icews14", "0\t0\t1\t1", row))
    assert reason in bad.reason
    assert good.line == 1


def test_says_what_is_missing_beside_numbers(save):
    with pytest.raises(UnknownForm, match=r"no entity2id.txt and no relation2id.txt"):
        next(iter_rows(save("icews14/train.txt", "0\t0\t1\t0")))


def test_says_that_the_folder_does_not_tell_the_start(save_set):
    with pytest.raises(UnknownForm, match="does not say from when"):
        next(iter_rows(save_set("mine", "0\t0\t1\t0")))


@pytest.mark.parametrize(
    ("folder", "year"), [("ICEWS0515", 2005), ("icews14_new", 2014), ("data-icews2018", 2018), ("gdelt", None)]
)
def test_finds_day_0_by_the_name_of_the_folder(folder, year):
    found = find_start(folder)
    assert (found.year if found else None) == year
