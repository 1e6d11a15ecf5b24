import pytest

from ingest.eventdata.gdelt import read_gdelt_party
from ingest.eventdata.parties import read_icews_party, read_polecat_party, split_owner


@pytest.mark.parametrize(
    ("name", "kind", "country", "sector", "office"),
    [
        ("Iran", "country", "IRN", None, None),
        ("Palestinian Territory, Occupied", "country", "PSE", None, None),
        ("Foreign Affairs (Iran)", "organization", "IRN", "GOV", "Foreign Affairs"),
        ("Military (Syria)", "organization", "SYR", "MIL", "Military"),
        ("Government Official (Syria)", "group", "SYR", "GOV", "Government Official"),
        ("Citizen (Iraq)", "group", "IRQ", "CVL", "Citizen"),
        ("Citizen (Holy See (Vatican City State))", "group", "VAT", "CVL", "Citizen"),
        ("Member of Legislative (Govt) (Japan)", "group", "JPN", "LEG", "Member of Legislative (Govt)"),
        ("Armed Gang (Palestinian Territory, Occupied)", "organization", "PSE", "REB", "Armed Gang"),
        ("Combatant (Hezbollah)", "group", "LBN", "REB", "Combatant"),
        ("Citizen (Africa)", "group", None, "CVL", "Citizen"),
        ("Health Ministry (India)", "organization", "IND", "GOV", None),
        ("Green Party (Germany)", "organization", "DEU", "PTY", None),
        ("Head of Government (Nigeria)", "group", "NGA", "GOV", "Head of Government"),
        ("Mohammad Javad Zarif", "person", "IRN", None, None),
        ("Bashar al-Assad", "person", "SYR", None, None),
        ("Dana Holm", "person", None, None, None),
        ("UN Security Council", "organization", None, "IGO", None),
        ("Nigerian Army", "organization", "NGA", "MIL", None),
        ("South African National Defence Force", "organization", "ZAF", "MIL", None),
        ("Communist Party of India", "organization", "IND", "PTY", None),
        ("The Harbour Observer", "organization", None, None, None),
        ("Sudan People's Liberation Army", "organization", "SDN", "REB", None),
        ("BBC", "organization", None, "MED", None),
        ("Middle East", "group", None, None, None),
        ("The Hague", "group", None, None, None),
        ("Qin Gang", "person", None, None, None),
    ],
)
def test_reads_a_party_of_icews(name, kind, country, sector, office):
    party = read_icews_party(name)
    assert (party.kind, party.country, party.sector, party.office) == (kind, country, sector, office)
    assert (party.name, party.named) == (name, office is None)


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Gen Arun Chaisri", "Arun Chaisri"), ("Lt. Gen. Dana Holm", "Dana Holm"), ("Alhaji Musa Bello", "Musa Bello"), ("General Holm", "General Holm"),
     ("Sheikh Ali Karim", "Sheikh Ali Karim"), ("Pope Anselm", "Pope Anselm")],
)  # fmt: skip
def test_a_rank_is_no_part_of_a_name(printed, name):
    party = read_icews_party(printed)
    assert (party.kind, party.name) == ("person", name)


@pytest.mark.parametrize("name", ["Unspecified Actor", "Unidentified State Actor", "NA"])
def test_takes_an_unspecified_actor_for_nobody(name):
    assert read_icews_party(name) is None


def test_lets_the_row_tell_country_and_sector():
    party = read_icews_party("Dana Holm", "Parties,Elite,Government,Foreign Ministry,Executive", "Norway")
    assert (party.kind, party.country, party.sector) == ("person", "NOR", "GOV")


def test_leaves_the_name_of_a_leader_of_one_word_or_one_repeated_without_country():
    assert [read_icews_party(name).country for name in ("Assad", "Abdullah Abdullah")] == [None, None]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Citizen (Iraq)", ("Citizen", "Iraq")),
        ("Iraq", ("Iraq", "")),
        ("(Iraq)", ("(Iraq)", "")),
        ("Iraq)", ("Iraq)", "")),
        ("A (B (C))", ("A", "B (C)")),
        ("", ("", "")),
    ],
)
def test_parts_role_and_owner(name, parts):
    assert split_owner(name) == parts


@pytest.mark.parametrize(
    ("fields", "name", "kind", "country", "sector"),
    [
        (("USA", "WASHINGTON", "USA", "", "", "", ""), "United States", "country", "USA", None),
        (("USA", "FLORIDA", "USA", "", "", "", ""), "United States", "country", "USA", None),
        (("IRNGOV", "IRAN", "IRN", "", "GOV", "", ""), "Iran", "country", "IRN", "GOV"),
        (("USAGOV", "OBAMA", "USA", "", "GOV", "", ""), "Obama", "person", "USA", "GOV"),
        (("NORGOV", "DANA HOLM", "NOR", "", "GOV", "", ""), "Dana Holm", "person", "NOR", "GOV"),
        (("FRAGOV", "PRESIDENT", "FRA", "", "GOV", "", ""), "President (France)", "group", "FRA", "GOV"),
        (("CANGOV", "MINIST OF MINES", "CAN", "", "GOV", "", ""), "Minist Of Mines (Canada)", "group", "CAN", "GOV"),
        (("SYRMIL", "SYRIAN", "SYR", "", "MIL", "", ""), "MIL (Syria)", "group", "SYR", "MIL"),
        (("USAGOV", "UTAH", "USA", "", "GOV", "", ""), "Utah (United States)", "group", "USA", "GOV"),
        (("COP", "POLICE", "", "", "COP", "", ""), "Police", "organization", None, "COP"),
        (("LEG", "SENATE", "", "", "LEG", "", ""), "Senate", "organization", None, "LEG"),
        (("IGOUNO", "THE UN", "", "UNO", "IGO", "", ""), "The Un", "organization", None, "IGO"),
        (("AFR", "AFRICA", "AFR", "", "", "", ""), "Africa", "group", None, None),
        (("ROM", "BUCHAREST", "ROM", "", "", "", ""), "Romania", "country", "ROU", None),
        (("HLH", "DOCTOR", "", "", "HLH", "", ""), "Doctor", "group", None, None),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else None,
)
def test_reads_an_actor_of_gdelt(fields, name, kind, country, sector):
    (party,) = read_gdelt_party(fields)
    assert (party.name, party.kind, party.country, party.sector, party.code) == (name, kind, country, sector, fields[0])


def test_finds_no_actor_of_gdelt_without_a_code():
    assert read_gdelt_party(("", "", "", "", "", "", "")) == ()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Dana Holm", "NOR", "GOV", "minister"), ("Dana Holm", "person", "NOR", "GOV", "minister")),
        (("Moana", "TON", "GOV", "queen"), ("Moana", "person", "TON", "GOV", "queen")),
        (("None", "JOR", "GOV", ""), ("Jordan", "country", "JOR", "GOV", None)),
        (("None", "JOR", "MIL", ""), ("MIL (Jordan)", "group", "JOR", "MIL", None)),
        (("NATO", "None", "IGO", ""), ("NATO", "organization", None, "IGO", None)),
    ],
)
def test_reads_a_party_of_polecat(row, expected):
    party = read_polecat_party(*row)
    assert (party.name, party.kind, party.country, party.sector, party.office) == expected


def test_finds_nobody_in_a_polecat_side_without_name_and_country():
    assert read_polecat_party("None", "None", "GOV", "") is None
