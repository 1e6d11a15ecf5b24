"""Lists of officeholders, in every form that is read; all people are invented."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from graph.officeholding import Tenure
from ingest.officeholder_dates import NoDate, first_day, last_day
from ingest.officeholder_names import display_name
from ingest.officeholder_titles import clean_title, sector_of
from ingest.officeholders import DayMissing, UnknownList, read_officeholders
from ingest.sources.records import Unreadable

OWN = "person,wikidata,title,organization,country,from,to\n"
LEADERS = "countryid,country,position,positionLabel,officeholder,officeholderLabel,start_year,end_year\n"
MINISTERS = "country,countryLabel,person,name,position,positionLabel,start\n"
MINISTERS_WITH_ID = "person,name,country,countryLabel,position,positionLabel,start,psid\n"
WORLD = "country\toffice\tname\tfirst\tlast\n"
PRINCIPALS = (
    "appointment_id\tperson_id\tforename\tsurname\tgenname\taltname\trole\tplace_or_office\tappointed\tstarted\tended\n"
)
AMBASSADOR = "Ambassador Extraordinary and Plenipotentiary"
DAY = date(2019, 3, 25)


def read(tmp_path: Path, text: str, as_of: date | None = None) -> list[Tenure | Unreadable]:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return list(read_officeholders(path, as_of))


def read_one(tmp_path: Path, text: str, as_of: date | None = None) -> Tenure:
    (found,) = read(tmp_path, text, as_of)
    assert isinstance(found, Tenure), found
    return found


def reason(tmp_path: Path, text: str, as_of: date | None = None) -> str:
    (found,) = read(tmp_path, text, as_of)
    assert isinstance(found, Unreadable), found
    return found.reason


def principal(role: str, place: str, *days: str, name: str = "Ann Marie\tPell\tJr.\t") -> str:
    return f"x-1\tpell-ann\t{name}\t{role}\t{place}\t" + "\t".join(days) + "\n"


def test_own_form(tmp_path):
    found = read_one(tmp_path, OWN + "Ada Brix,Q11,Foreign Minister of Ghana,,Ghana,2019-09,2021\n")
    assert found == Tenure(
        person="Ada Brix",
        wikidata="Q11",
        title="Foreign Minister",
        country="GHA",
        sector="GOV",
        start=date(2019, 9, 1),
        start_precision="month",
        end=date(2021, 12, 31),
        end_precision="year",
        line=2,
    )


def test_own_form_holds_an_office_for_an_organization(tmp_path):
    found = read_one(tmp_path, OWN + '"Brix, Ada",,Director,"Institute for Peace, Accra",GHA,2019-09-27,\n')
    assert (found.person, found.organization, found.country) == ("Brix Ada", "Institute for Peace, Accra", "GHA")
    assert (found.start, found.start_precision, found.end) == (date(2019, 9, 27), "day", None)


def test_leaders_to_the_year(tmp_path):
    found = read_one(tmp_path, LEADERS + "Q1,Albania,Q2,President of Albania,Q3,Ada Brix,2017,2022\n")
    assert (found.person, found.wikidata, found.title, found.country) == ("Ada Brix", "Q3", "President", "ALB")
    assert (found.start, found.end) == (date(2017, 1, 1), date(2022, 12, 31))
    assert (found.start_precision, found.end_precision) == ("year", "year")


def test_foreign_ministers_in_either_order_of_columns(tmp_path):
    first = read_one(tmp_path, MINISTERS + "Q1,Kenya,Q3,Ada Brix,,Foreign Minister of Kenya,2020-03-01\n")
    second = read_one(
        tmp_path, MINISTERS_WITH_ID + "Q3,Ada Brix,Q1,Kenya,Q2,Kenyan Foreign minister,2020-03-01,Q3-77\n"
    )
    assert first == second
    assert (first.title, first.wikidata, first.end) == ("Foreign Minister", "Q3", None)


def test_a_person_without_an_id_is_kept(tmp_path):
    assert read_one(tmp_path, MINISTERS + "Q1,Kenya,,Ada Brix,,Foreign Minister of Kenya,2020\n").wikidata is None


def test_world_leaders_show_one_day(tmp_path):
    found = read_one(tmp_path, WORLD + "Korea, North\tMin. of Foreign Affairs & Intl. Trade\tRO Il Bo\t\t\n", DAY)
    assert found == Tenure(
        person="Ro Il Bo",
        title="Minister of Foreign Affairs and International Trade",
        country="PRK",
        sector="GOV",
        as_of=DAY,
        line=2,
    )


def test_world_leaders_without_their_day_are_refused_at_once(tmp_path):
    path = tmp_path / "leaders.tsv"
    path.write_text(WORLD + "Kenya\tPresident\tAda BRIX\tAda\tBRIX\n", encoding="utf-8")
    with pytest.raises(DayMissing, match="give the day"):
        read_officeholders(path)


def test_nicknames_in_quotes_do_not_swallow_lines(tmp_path):
    rows = '"Ady" BRIX\t\t\nKenya\tVice President\tBo "Bobby" QUILL\t\t\n'
    found = read(tmp_path, WORLD + "Kenya\tPresident\t" + rows, DAY)
    assert [r.person for r in found if isinstance(r, Tenure)] == ["Brix", "Bo Quill"]


@pytest.mark.parametrize(
    ("role", "place", "title", "acting"),
    [
        (AMBASSADOR, "afghanistan", "Ambassador to Afghanistan", False),
        (AMBASSADOR, "congo-democratic-republic", "Ambassador to the Democratic Republic of the Congo", False),
        (AMBASSADOR, "cote-divoire", "Ambassador to Ivory Coast", False),
        (AMBASSADOR, "yugoslavia", "Ambassador to Yugoslavia", False),
        (AMBASSADOR, "holy-see", "Ambassador to the Holy See", False),
        ("Envoy Extraordinary and Minister Plenipotentiary", "austria", "Minister Plenipotentiary to Austria", False),
        ("Chargé d’Affaires ad interim", "kenya", "Chargé d'Affaires to Kenya", True),
        ("representative-to-un", "representative-to-un", "Permanent Representative to the United Nations", False),
        ("Secretary of State ad interim", "secretary-ad-interim", "Secretary of State", True),
        ("U.S. Trade Representative", "us-trade-representative", "Trade Representative", False),
        ("Director", "angola", "Director of the Liaison Office in Angola", False),
    ],
)
def test_those_sent_abroad_are_held_for_the_sender(tmp_path, role, place, title, acting):
    found = read_one(tmp_path, PRINCIPALS + principal(role, place, "1990-01-02", "1990-03", "1993"))
    assert (found.title, found.country, found.acting) == (title, "USA", acting)
    assert found.person == "Ann Marie Pell Jr."
    assert (found.start, found.end) == (date(1990, 3, 1), date(1993, 12, 31))


def test_the_name_in_use_comes_before_the_full_one(tmp_path):
    row = principal(AMBASSADOR, "kenya", "", "1990", "1991", name="Ann Marie\tPell\tJr.\tAnn M. (Annie) Pell, Jr.")
    assert read_one(tmp_path, PRINCIPALS + row).person == "Ann M. Pell Jr."


def test_an_appointment_whose_beginning_is_unknown_counts_from_the_day_of_appointment(tmp_path):
    found = read_one(tmp_path, PRINCIPALS + principal(AMBASSADOR, "kenya", "1990-01-02", "", "1993-05-06"))
    assert found.start == date(1990, 1, 2)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (principal(AMBASSADOR, "kenya", "1990-01-02", "", ""), "never have been taken up"),
        (principal("Career Ambassador", "career-ambassador", "1990-01-02", "", ""), "a rank, no office"),
        (principal(AMBASSADOR, "atlantis", "1990-01-02", "1990-02-02", "1991"), "unknown place: atlantis"),
        (principal(AMBASSADOR, "kenya", "", "1993", "1990"), "before it begins"),
        (principal(AMBASSADOR, "kenya", "", "1993", "1995", name="\t\t\t"), "no name"),
    ],
)
def test_appointments_that_are_refused(tmp_path, row, words):
    assert words in reason(tmp_path, PRINCIPALS + row)


def test_an_old_appointment_without_an_end_is_not_taken_to_go_on(tmp_path):
    rows = principal(AMBASSADOR, "kenya", "", "1961-01-01", "") + principal(AMBASSADOR, "ghana", "", "2020-01-01", "")
    old, new = read(tmp_path, PRINCIPALS + rows)
    assert isinstance(old, Unreadable)
    assert (old.line, "no end is given" in old.reason) == (2, True)
    assert isinstance(new, Tenure)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",,Minister,,Kenya,2019,", "vacant"),
        ("(vacant),,Minister,,Kenya,2019,", "vacant"),
        (",Q7,Minister,,Kenya,2019,", "no name but an id: Q7"),
        ("Q7,Q7,Minister,,Kenya,2019,", "no name but an id: Q7"),
        ("Ada Brix,seven,Minister,,Kenya,2019,", "no Wikidata id: seven"),
        ("Ada Brix,,Minister,,Abkhazia,2019,", "no country that Dragoman knows: Abkhazia"),
        ("Ada Brix,,Minister,,,2019,", "no country"),
        ("Ada Brix,,,,Kenya,2019,", "no title"),
        ("Ada Brix,,Minister,,Kenya,27.9.2019,", "YYYY-MM-DD"),
        ("Ada Brix,,Minister,,Kenya,2019-02-30,", "no such day"),
        ("Ada Brix,,Minister,,Kenya,2019,2018", "before it begins"),
        ("Ada Brix,,Minister,,Kenya,,", "no day"),
        ("Ada Brix,,Minister,,Kenya", "a row of 5 columns: the header has 7"),
        ('"Ada Brix,,Minister,,Kenya,2019,', "no CSV"),
    ],
)
def test_rows_that_cannot_be_used_are_reported(tmp_path, row, words):
    assert words in reason(tmp_path, OWN + row + "\n")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("China\tSecretary for Security\tHO Il Bo", "an office of a region"),
        ("Bosnia and Herzegovina\tPrime Minister\tAda BRIX", "an office of a region"),
        ("Korea, North\tEternal President\tRO Il Bo", "an honour"),
        ("Aruba\tPrime Minister\tAda BRIX", "no country that Dragoman knows: Aruba"),
        ("Kenya\tPresident\t(vacant)", "vacant"),
    ],
)
def test_traps_of_world_leaders(tmp_path, row, words):
    assert words in reason(tmp_path, WORLD + row + "\t\t\n", DAY)


def test_lines_count_in_the_file_and_blank_ones_are_passed_over(tmp_path):
    text = OWN + '\n"Ada\nBrix",,Minister,,Kenya,2019,\n\nBo Quill,,Minister,,Nowhere,2019,\n'
    good, bad = read(tmp_path, text)
    assert isinstance(good, Tenure)
    assert (good.line, good.person, bad.line) == (3, "Ada Brix", 6)


def test_a_repeated_row_names_the_first(tmp_path):
    row = "Ada Brix,,Minister,,Kenya,2019,\n"
    first, second = read(tmp_path, OWN + row + row.replace("Kenya", "KEN"))
    assert isinstance(first, Tenure)
    assert isinstance(second, Unreadable)
    assert (second.line, second.reason) == (3, "a repeated row: line 2 says the same")


def test_the_day_of_a_list_holds_for_those_in_office_on_it(tmp_path):
    rows = "A Brix,,Minister,,Kenya,,\nB Brix,,Minister,,Kenya,,2018\nC Brix,,Minister,,Kenya,2020,\n"
    assert [r.as_of for r in read(tmp_path, OWN + rows, DAY) if isinstance(r, Tenure)] == [DAY, None, None]


@pytest.mark.parametrize("encode", [str.encode, lambda t: t.encode("utf-8-sig"), lambda t: gzip.compress(t.encode())])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_plain_packed_marked_and_any_delimiter(tmp_path, encode, delimiter):
    path = tmp_path / "list"
    text = (OWN.title() + "Zoë Brix,,Minister,,Kenya,2019,\n").replace(",", delimiter).replace("\n", "\r\n")
    path.write_bytes(encode(text))
    (found,) = read_officeholders(path)
    assert isinstance(found, Tenure)
    assert found.person == "Zoë Brix"


@pytest.mark.parametrize("data", [b"", b"name,age\nAda,7\n", b"\x1f\x8bbroken", b"%PDF-1.7", b"\n\n"])
def test_other_files_are_no_lists(tmp_path, data):
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    with pytest.raises(UnknownList, match="person, title, country"):
        read_officeholders(path)


def test_a_header_alone_is_reported(tmp_path):
    assert reason(tmp_path, OWN) == "it has a header and no rows"


@pytest.mark.parametrize(
    ("printed", "country", "name"),
    [
        ("Ada Maria BRIX-Quilla", "IRN", "Ada Maria Brix-Quilla"),
        ("Hugo DE BRIX", "NLD", "Hugo de Brix"),
        ("Luigi DI BRIX", "ITA", "Luigi Di Brix"),
        ("VAN BRIX", "NLD", "Van Brix"),
        ("BIN BRIX", "KHM", "Bin Brix"),
        ("HENRY VAN BRIX", "MMR", "Henry Van Brix"),
        ("BO Ada", "CHN", "Bo Ada"),
        ("KHALID bin Brix Al Quill", "BHR", "Khalid bin Brix Al Quill"),
        ("Ada AL-BRIX", "OMN", "Ada al-Brix"),
        ("Bo al-BRI'X", "YEM", "Bo al-Bri'x"),
        ("Ada O'BRIX", "IRL", "Ada O'Brix"),
        ("Ada MCBRIX", "AUS", "Ada McBrix"),
        ("BRIX III", "LSO", "Brix III"),
        ("BRIX IV QUILL", "KHM", "Brix Iv Quill"),
        ("J. R. BRIX", "KEN", "J. R. Brix"),
        ("AKM Ada BRIX", "BGD", "AKM Ada Brix"),
        ("Dr. Ada BRIX (Ret.)", "KEN", "Ada Brix"),
        ("BO Ta-wei (a.k.a. Davy BO)", "TWN", "Bo Ta-wei"),
        ("Ada  BRIX, Jr.", "PHL", "Ada Brix Jr."),
    ],
)
def test_names_in_normal_case(printed, country, name):
    assert display_name(printed, country) == name


@pytest.mark.parametrize(
    ("printed", "country", "title", "acting"),
    [
        ("President of the Republic of Lithuania", "LTU", "President", False),
        ("President of the French Republic", "FRA", "President", False),
        ("Minister of State of Monaco", "MCO", "Minister of State", False),
        ("Emir of the State of Qatar", "QAT", "Emir", False),
        ("monarch of the Bahamas", "BHS", "Monarch", False),
        ("Ukrainian Minister of Foreign Affairs", "UKR", "Minister of Foreign Affairs", False),
        ("United States Secretary of State", "USA", "Secretary of State", False),
        ("Minister of Foreign Affairs, Turkey", "TUR", "Minister of Foreign Affairs", False),
        ("Minister of Foreign Affairs (Myanmar)", "MMR", "Minister of Foreign Affairs", False),
        ("Governor of the Bank of Guyana", "GUY", "Governor of the Bank of Guyana", False),
        ("Secretary of State for Scotland", "GBR", "Secretary of State for Scotland", False),
        ("Ambassador to the US", "KEN", "Ambassador to the United States", False),
        ("Pres.", "KEN", "President", False),
        ("Dep. Prime Min.", "KEN", "Deputy Prime Minister", False),
        ("Minister in the Prime Min.'s Office (Law)", "MYS", "Minister in the Prime Minister's Office", False),
        ("Minister of Health (Acting)", "UKR", "Minister of Health", True),
        ("Foreign Minister [acting]", "UKR", "Foreign Minister", True),
        ("Acting President of Peru", "PER", "President", True),
    ],
)
def test_titles_without_their_country(printed, country, title, acting):
    assert clean_title(printed, country) == (title, acting)


@pytest.mark.parametrize(
    ("title", "sector"),
    [
        ("Minister of the Armed Forces", "GOV"),
        ("Minister for Relations With Parliament", "GOV"),
        ("Attorney General", "JUD"),
        ("Speaker of Parliament", "LEG"),
        ("Supreme Commander of the Army", "MIL"),
        ("Captain Regent", "GOV"),
        ("Druk Gyalpo", None),
    ],
)
def test_sectors(title, sector):
    assert sector_of(title, None) == sector


def test_days_of_wikidata():
    assert first_day("+2019-00-00T00:00:00Z") == (date(2019, 1, 1), "year")
    assert last_day("2020-02") == (date(2020, 2, 29), "month")
    assert last_day(" ") == (None, None)
    with pytest.raises(NoDate):
        first_day("0000")
