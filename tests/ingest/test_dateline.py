import pytest

from ingest.dateline import find_dateline


@pytest.mark.parametrize(
    ("opening", "place", "day", "agency"),
    [
        ("TEHRAN, Nov. 2 (MNA) - ", "Tehran", "Nov. 2", "MNA"),
        ("TEHRAN- ", "Tehran", None, None),
        ("TEHRAN – ", "Tehran", None, None),
        ("TEHRAN (Tasnim) – ", "Tehran", None, "Tasnim"),
        ("TEHRAN (FNA)- ", "Tehran", None, "FNA"),
        ("WASHINGTON (AP) — ", "Washington", None, "AP"),
        ("WASHINGTON, D.C. (AP) — ", "Washington", None, "AP"),
        ("Damascus, 14 May (SANA) – ", "Damascus", "14 May", "SANA"),
        ("Damascus, SANA-", "Damascus", None, "SANA"),
        ("GENEVA, Switzerland — ", "Geneva", None, None),
        ("LONDON, UK – ", "London", None, None),
        ("ABU DHABI, UAE – ", "Abu Dhabi", None, None),
        ("WASHINGTON, DC – ", "Washington", None, None),
        ("GENEVA, March 22 (DSW) - ", "Geneva", "March 22", "DSW"),
        ("GAZA CITY, Gaza Strip (AP) — ", "Gaza", None, "AP"),
        ("SHARM EL-SHEIKH, Egypt (Reuters) - ", "Sharm el-Sheikh", None, "Reuters"),
        ("ISTANBUL/ANKARA (Reuters) - ", "Istanbul/Ankara", None, "Reuters"),
        ("BEIJING, May 14, 2010 (Xinhua) -- ", "Beijing", "2010-05-14", "Xinhua"),
        ("MOSCOW, May 14. /TASS/. - ", "Moscow", "May 14", "TASS"),
        ("Islamabad, May 14 (APP): ", "Islamabad", "May 14", "APP"),
        ("NEW DELHI: ", "New Delhi", None, None),
        ("TEHRAN, Monday, Nov. 2 (IRNA) - ", "Tehran", "Monday, Nov. 2", "IRNA"),
        ("QARYATAYN (SANA) - ", "Qaryatayn", None, "SANA"),
        ("\n  VIENNA, 2 November 2010 - ", "Vienna", "2010-11-02", None),
    ],
)
def test_reads_a_dateline(opening, place, day, agency):
    found = find_dateline(opening + "The minister met his guest.")
    assert found is not None
    dateline, end = found
    assert (dateline.place, dateline.date, dateline.agency) == (place, day, agency)
    assert end == len(opening)


@pytest.mark.parametrize(
    "text",
    [
        "Iran - the country of four seasons - said no.",
        "A - B",
        "NATO - the alliance - met.",
        "TEHRAN-based diplomats met.",
        "Tehran-based diplomats met.",
        "The minister (left) - a lawyer - met his guest.",
        "Foreign Minister Wang Yi met his guest in Beijing - a first.",
        "Obama: we will talk.",
        "On Monday, May 14 - a holiday - they met.",
        "Washington and Tehran (IRNA) agree - for once.",
        "TEHRAN, Nov. 2 (MNA) - ",
        "",
    ],
)
def test_leaves_ordinary_sentences(text):
    assert find_dateline(text) is None


def test_reads_a_long_opening_quickly():
    assert find_dateline("El " * 20_000 + "A, " * 20_000) is None
