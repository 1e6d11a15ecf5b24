"""What a question says of its parties and the filter has no room for is told: hosts, a second capacity."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who hosted the talks between Iran and Saudi Arabia in 2023?", "hosted"),
        ("summit hosted by Macron", "hosted by"),
        ("Macron hosted Putin at Versailles", "hosted"),
        ("Sudan talks mediated by the African Union", "mediated by"),
        ("top ten countries by visits received", "received"),
        ("military accord between Russia and Belarus", "military"),
        ("drone strikes near Ukraine", "near"),
        ("Trump Greenland threats Denmark", "Denmark"),
        ("Karabakh truce Moscow", "Moscow"),
        ("the mayor of London in Beijing", "of London"),
        ("Wang Yi, whose deputy resigned, met Lavrov", "whose"),
        ("Putin's letter to Assad", "letter to"),
        ("Trump wrote to Erdogan", "wrote to"),
        ("letters from Sadat to Begin", "letters from"),
        ("joint military exercises between China and Russia", "joint military exercises"),
        ("North Korean drills in 2017", "drills"),
        ("visit of the Egyptian foreign minister to the Sudanese foreign minister", "the Egyptian foreign minister"),
        ("Lavrov and his Chinese counterpart in 2022", "counterpart"),
        ("the Turkish foreign minister's call with a counterpart", "counterpart"),
        ("intelligence passed to Ukraine by the US", "intelligence"),
        ("Armenia withdraws troops from Goris", "troops"),
        ("Modi at the Doha Forum in Doha", "Doha Forum"),
        ("the EU-brokered agreement between Serbia and Kosovo", "brokered"),
        ("King Charles III invites Trump to Britain", "to Britain"),
        ("Houthi attacks on ships in the Red Sea", "on ships"),
        ("sanctions on Iran under Obama", "under Obama"),
        ("Rwandan troops deployed to Cabo Delgado", "Cabo Delgado"),
        ("Kurdish fighters withdraw from Aleppo", "Kurdish"),
        ("Guterres, Anastasiades and Akinci, Crans-Montana", "Crans-Montana"),
        ("Falklands talks between London and Buenos Aires", "Falklands"),
        ("the South Ossetian president visits Nicaragua", "South Ossetian"),
        ("Iran's attack on Al Udeid air base", "Al Udeid"),
        ("who mediated in the First Nagorno-Karabakh war?", "First"),
        ("Hamas politburo members in Doha met Lavrov", "politburo"),
        ("Egypt and Greece sign EEZ agreement", "EEZ"),
        ("Chile recalls its ambassador from Tel Aviv for consultations", "for consultations"),
        ("Erdogan tells Putin to withdraw", "to withdraw"),
        ("Sandu calls on Russia to withdraw its troops from Transnistria", "to withdraw its troops from Transnistria"),
        ("Wang Yi, after the talks in Rome, met Sullivan", "after the talks in Rome"),
        ("the mayor of Istanbul met the German ambassador", "of Istanbul"),
        ("Spy case: UK expels Iranian diplomats", "Spy"),
        ("Serbia and Kosovo on the Bosnian border", "on the Bosnian border"),
        ("Chinese banks dealing with North Korea sanctioned by the US", "dealing with North Korea"),
        ("Macron urges Putin to end the siege of Mariupol", "to end the siege of Mariupol"),
        ("evacuation deal for Aleppo reached by Russia and Turkey", "reached"),
        ("Every Tuesday meeting of the Security Council", "Every Tuesday"),
        ("During the Geneva talks of January 2014, who met Lakhdar Brahimi?", "during the Geneva talks"),
    ],
)
def test_what_the_filter_has_no_room_for_is_told(question: str, told: str) -> None:
    assert told in " ".join(read_question(question, TODAY).not_understood)


@pytest.mark.parametrize(
    "question",
    [
        "Has Saudi Arabia hosted Hamas leaders?",
        "talks hosted by Oman between the US and Iran",
        "Geneva hosts talks between Iran and Iraq",
        "talks hosted in Doha",
        "Netanyahu's criticism of Iran",
        "clashes between Hamas and Fatah",
        "attacks by Hamas and Hezbollah",
        "letters exchanged by Trump and Kim Jong Un",
        "Biden's call to Netanyahu",
        "the Egyptian foreign minister and his Sudanese counterpart met",
        "Iranian officials and their Saudi counterparts met",
        "Lavrov met his Chinese counterpart Wang Yi",
        "Turkish intelligence met Haftar",
        "cooperation between China and Russia",
        "Chinese-brokered Saudi-Iranian deal",
        "Saudi-hosted talks between Russia and Ukraine",
        "Saudi invitation to Assad",
        "Houthi attacks on Israel",
        "visit of JD Vance to Tel Aviv",
        "Gaza ceasefire",
        "Kosovo talks in Vienna",
        "Lavrov, Cavusoglu and Zarif, Sochi",
        "Victoria Nuland met Lavrov",
        "talks between India and China on the border",
        "the king of Jordan met Obama",
        "Rabin and Arafat shake hands in Washington",
        "anything on Libya and Turkey",
        "Vietnam's and China's foreign ministers met",
        "trips of Biden to Port Sudan",
        "First meeting of Xi and Trump",
        "Quad foreign ministers met in Tokyo",
        "US sanctions on Iran for human rights abuses",
        "Merkel's meetings with Xi, count per year",
    ],
)
def test_what_the_filter_says_is_not_told(question: str) -> None:
    assert not read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    ("question", "countries", "office", "sector"),
    [
        ("the Egyptian foreign minister met his Sudanese counterpart", ("EGY", "SDN"), "foreign minister", ()),
        ("Iranian generals and their Iraqi counterparts", ("IRN", "IRQ"), None, ("MIL",)),
        ("Armenian foreign minister Mirzoyan's talks with his Turkish counterpart", ("TUR",), "foreign minister", ()),
    ],
)
def test_counterpart_bears_the_capacity_said_before(
    question: str, countries: tuple[str, ...], office: str | None, sector: tuple[str, ...]
) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.country, asked.office, asked.sector) == (countries, office, sector)


@pytest.mark.parametrize(
    ("question", "place", "between"),
    [
        ("Rebels seized Goma", "Goma", ()),
        ("who brokered Dayton?", "Dayton", ()),
        ("Russian troops shelled Kharkiv", "Kharkiv", ("country:RUS",)),
        ("Turkey arrested Kavala", None, ("country:TUR", "person:Kavala")),
        ("Russia invaded Georgia", None, ("country:RUS", "country:GEO")),
    ],
)
def test_town_that_is_taken_or_struck_is_a_place(question: str, place: str | None, between: tuple[str, ...]) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.place, asked.between) == (place, between)


@pytest.mark.parametrize(
    ("question", "countries", "role", "kinds"),
    [
        ("Chinese-brokered Saudi-Iranian deal", ("CHN",), ("mediator",), ("agreement",)),
        ("Saudi-hosted talks between Russia and Ukraine", ("SAU",), ("host",), ("meeting", "negotiation")),
        ("Oman hosted talks between the US and Iran", ("OMN",), ("host",), ("meeting", "negotiation")),
        ("Sudanese delegations to Israel", ("ISR",), ("host",), ("visit",)),
        ("the Iranian delegation to the talks in Vienna", (), (), ("meeting", "negotiation")),
        ("Which summits has Kazakhstan hosted?", ("KAZ",), ("host",), ("meeting",)),
    ],
)
def test_seat_of_a_country_is_asked(
    question: str, countries: tuple[str, ...], role: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.country, asked.role, asked.type) == (countries, role, kinds)


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Prime Minister KP Oli met Modi", "person:KP Oli"),
        ("talks with Kataib Hezbollah", "org:Kataib Hezbollah"),
        ("EU Commission talks with Turkey", "org:European Commission"),
    ],
)
def test_initials_are_a_persons_and_a_branch_is_a_body(question: str, side: str) -> None:
    assert side in read_question(question, TODAY).filter.between
