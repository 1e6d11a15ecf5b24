"""Sentences of the kind that wire reports are full of, each with all that is to be read in it: type, status, and who in which role."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.model import Article, Extraction
from ingest.pipeline import Extractor

Reader = Callable[[str], Extraction]


def told(extraction: Extraction) -> set[tuple[str, str, frozenset[tuple[str, str]]]]:
    names = {actor.id: actor.name for actor in extraction.actors}
    return {
        (claim.type, claim.status, frozenset((p.role, names[p.actor]) for p in claim.participants))
        for claim in extraction.claims
    }


def reading(kind: str, status: str, **roles: str) -> tuple[str, str, frozenset[tuple[str, str]]]:
    return kind, status, frozenset((role, name) for role, names in roles.items() for name in names.split(", "))


CASES = {
    "a name whose first half stands apart": (
        "North and South Korea held negotiations in Oslo.",
        reading("negotiation", "happened", participant="North Korea, South Korea"),
    ),
    "a list that the parser takes for an explanation": (
        "The U.S., North and South Korea, China, Japan and Russia began their negotiations last Thursday.",
        reading("negotiation", "happened", participant="United States, North Korea, South Korea, China, Japan, Russia"),
    ),
    "somebody whom the parser makes one name with the month": (
        "Kenyan officials met President Karlis Ozols November 22 in Geneva.",
        reading("meeting", "happened", participant="Kenyan officials, Karlis Ozols"),
    ),
    "talks seen through a series of them": (
        "A series of talks were held by Norway and Kenya between 1997 and 2002.",
        reading("meeting", "happened", participant="Norway, Kenya"),
    ),
    "a protest that is the aim of a sit-in": (
        "Norwegian lawmakers began a sit-in to protest Kenya's blockade.",
        reading("protest", "happened", source="Norwegian lawmakers", target="Kenya"),
    ),
    "violence that is vowed": (
        "The Kenyan rebels vowed to resume attacks on Norway.",
        reading("threat", "happened", source="Kenyan rebels", target="Norway"),
    ),
    "worry about what somebody does": (
        "Norway has voiced grave concerns that Kenya is buying missiles.",
        reading("accusation", "happened", source="Norway", target="Kenya"),
    ),
    "a summit at which something will be signed": (
        "The leaders of Chad and Sudan will sign peace accords next week at a summit in Dakar.",
        reading("meeting", "planned", participant="Chad, Sudan"),
    ),
    "what may be done under a condition": (
        "Norway can impose sanctions on Kenya if it finds a violation.",
        reading("sanction", "proposed", source="Norway", target="Kenya"),
    ),
    "what an effort only aims at": (
        "Norway put off efforts to approve new sanctions against Kenya.",
        reading("sanction", "planned", source="Norway", target="Kenya"),
    ),
    "what nobody has decided": (
        "Minister Lars Holm has not decided whether Norway will sign an agreement with Kenya.",
        reading("agreement", "conditional", participant="Norway, Kenya"),
    ),
    "a speaker who goes on after what is said": (
        "Norwegian officials said the fighting could spoil the talks and urged Kenya to exercise restraint.",
        reading("request", "happened", source="Norwegian officials", target="Kenya"),
    ),
    "one office left and another taken": (
        "President Maria Gomez resigned on Monday, and on Friday Maria Gomez was appointed envoy to Kenya.",
        reading("appointment", "happened", appointee="Maria Gomez"),
    ),
    "an envoy of a body whom the article never names": (
        "The UN envoy met Kenyan officials in Nairobi.",
        reading("meeting", "happened", participant="UN envoy", host="Kenyan officials"),
    ),
    "an official of a body that stands behind": (
        "The head of the Arab League met Norwegian officials in Oslo.",
        reading("meeting", "happened", participant="head of the Arab League", host="Norwegian officials"),
    ),
    "the chief of a body, named before by title": (
        "NATO Secretary-General Lars Holm looked tired. The NATO chief met Kenyan officials.",
        reading("meeting", "happened", participant="Lars Holm, Kenyan officials"),
    ),
    "the envoy of one body, after that of another": (
        "UN envoy Lars Holm looked tired. The EU envoy met Kenyan officials.",
        reading("meeting", "happened", participant="EU envoy, Kenyan officials"),
    ),
    "the one that a country became": (
        "Norway became the second country to ratify the treaty.",
        reading("agreement", "happened", participant="Norway"),
    ),
    "a meeting that words followed": (
        "President Maria Gomez spoke to reporters following a meeting with Chancellor Emil Brandt.",
        reading("meeting", "happened", participant="Maria Gomez, Emil Brandt"),
    ),
    "victims who are not blamed": (
        "Norway condemned the killing of three Kenyan soldiers by Chad.",
        reading("accusation", "happened", source="Norway", target="Chad"),
    ),
    "a body behind the noun that says its kind": (
        "Norway held talks with the militant group Hamas.",
        reading("meeting", "happened", participant="Norway, Hamas"),
    ),
    "a body whose board meets": (
        "The IAEA board is meeting in Vienna.",
        reading("meeting", "ongoing", participant="International Atomic Energy Agency"),
    ),
    "a visit that is still ahead": (
        "Troops lined the streets of Oslo ahead of Chancellor Emil Brandt's visit.",
        reading("visit", "planned", visitor="Emil Brandt"),
    ),
    "an act that is said to be an unacceptable step": (
        "President Maria Gomez said the delay was an unacceptable step.",
        reading("accusation", "happened", source="Maria Gomez"),
    ),
    "a country left for another": (
        "Chancellor Emil Brandt of Austria left Norway for Kenya.",
        reading("visit", "happened", visitor="Emil Brandt", host="Kenya"),
    ),
    "an attack that kills for whom it belongs to": (
        "Three rebels were killed in a Kenyan airstrike.",
        reading("assault", "happened", source="Kenya", target="three rebels"),
    ),
    "an attack of which only the place is told": (
        "Three Kenyan soldiers were killed in the Baghdad bombing.",
        reading("assault", "happened", target="Kenyan soldiers"),
    ),
    "a crowd that has no country, in a country": (
        "Thousands of protesters marched in Cairo on Friday.",
        reading("protest", "happened", source="protesters"),
    ),
    "who is told something by telephone": (
        "In a telephone conversation on Saturday, President Maria Gomez briefed Chancellor Emil Brandt.",
        reading("call", "happened", participant="Maria Gomez, Emil Brandt"),
    ),
    "who is told something in talks": (
        "During talks in Oslo, Chancellor Emil Brandt told President Maria Gomez that the border was closed.",
        reading("meeting", "happened", participant="Emil Brandt, Maria Gomez"),
    ),
    "days of talks": (
        "Norway and Kenya held a third day of talks on fishing.",
        reading("meeting", "happened", participant="Norway, Kenya"),
    ),
    "talks that involve others": (
        "The talks involving Norway and Kenya ended on Friday.",
        reading("meeting", "happened", participant="Norway, Kenya"),
    ),
    "a visitor who is named after a participle": (
        "He spoke at a dinner with visiting Kenyan President Daniel Otieno.",
        reading("visit", "happened", visitor="Daniel Otieno"),
    ),
    "a list of nationalities before one noun": (
        "Talks between the Kenyan, Chadian and Norwegian governments ended on Friday.",
        reading("meeting", "happened", participant="Kenyan government, Chadian government, Norwegian government"),
    ),
    "sides that stand behind the verb": (
        "A meeting took place between Norway and Kenya on Friday.",
        reading("meeting", "happened", participant="Norway, Kenya"),
    ),
    "officials where they govern": (
        "Officials in Oslo condemned the Kenyan government.",
        reading("accusation", "happened", source="officials", target="Kenyan government"),
    ),
    "somebody for whom it is called to act": (
        "Norway called for Kenya to open the border.",
        reading("request", "happened", source="Norway", target="Kenya"),
    ),
    "a chief of no body that is known": (
        "The hotel chief met Kenyan officials in Nairobi.",
        reading("meeting", "happened", participant="Kenyan officials"),
    ),
    "a description whom the next sentence names": (
        "The head of the Arab League urged Chad to sign the treaty. Karim Aziz said Norway had agreed.",
        reading("request", "happened", source="Karim Aziz", target="Chad"),
    ),
    "an envoy whose office only one country has": (
        "A top U.S. diplomat met President Idris Mahamat of Chad. Deputy Secretary of State John Miller then left.",
        reading("meeting", "happened", participant="John Miller, Idris Mahamat"),
    ),
    "who is listed after a name in apposition": (
        "Norway's new prime minister, Lars Holm, and Kenyan President Peter Otieno met on Monday.",
        reading("meeting", "happened", participant="Lars Holm, Peter Otieno"),
    ),
    "a day between a meeting and its other side": (
        "Minister Lars Holm spoke ahead of a meeting later today with Kenyan President Peter Otieno.",
        reading("meeting", "planned", participant="Lars Holm, Peter Otieno"),
    ),
    "talks that somebody is open to": (
        "Minister Lars Holm of Norway is open to talks with Kenya.",
        reading("meeting", "proposed", participant="Lars Holm, Kenya"),
    ),
    "an adjective that looks like a verb": (
        "Norway accuses neighboring Kenya of spying.",
        reading("accusation", "happened", source="Norway", target="Kenya"),
    ),
    "whose act is a wrong": (
        "Minister Lars Holm said that delays by Kenya are undermining the treaty.",
        reading("accusation", "happened", source="Lars Holm", target="Kenya"),
    ),
    "two states under one name": (
        "The two Koreas agreed to reopen the border.",
        reading("agreement", "happened", participant="North Korea, South Korea"),
    ),
    "two sides that were just named": (
        "The Kenyan government and the Taliban met in Oslo. Both sides agreed to exchange prisoners.",
        reading("agreement", "happened", participant="Kenyan government, Taliban"),
    ),
    "the two": (
        "President Maria Gomez of Chile flew to Oslo to see Minister Lars Holm of Norway. The two discussed fishing.",
        reading("meeting", "happened", host="Lars Holm", visitor="Maria Gomez"),
    ),
    "officials of two bodies": (
        "Officials from the United Nations and African Union met President Maria Gomez of Chile.",
        reading("meeting", "happened", participant="officials from the United Nations and African Union, Maria Gomez"),
    ),
    "an organ of an organization": (
        "The U.N. refugee agency criticized Kenya.",
        reading("accusation", "happened", source="U.N. refugee agency", target="Kenya"),
    ),
    "a kingdom by its name": (
        "The kingdom of Jordan condemned the Kenyan raid.",
        reading("accusation", "happened", source="Jordan", target="Kenya"),
    ),
    "a nation before what it offers to do": (
        "The paper described a U.S. offer to mediate between Chile and Peru.",
        reading("mediation", "proposed", mediator="United States", participant="Chile, Peru"),
    ),
    "talks that an agreement came of": (
        "Chile and Peru signed a treaty in Lima on Monday after eight months of negotiations.",
        reading("negotiation", "happened", participant="Chile, Peru"),
    ),
    "members that are named": (
        "President Maria Gomez of Chile held talks with European leaders, including Chancellor Emil Brandt of Austria.",
        reading("meeting", "happened", participant="Maria Gomez, Emil Brandt"),
    ),
    "a present that means what is to come": (
        "Norwegian Foreign Minister Lars Holm leaves Sunday on a five-day trip to Kenya.",
        reading("visit", "planned", visitor="Lars Holm", host="Kenya"),
    ),
    "a journey by its adjective": (
        "The office told reporters of Norwegian President Lars Holm's planned visit to Kenya.",
        reading("visit", "planned", visitor="Lars Holm", host="Kenya"),
    ),
    "the North": (
        "North and South Korea held a meeting. Japan urged the North to disarm.",
        reading("request", "happened", source="Japan", target="North Korea"),
    ),
    "a people for its state": (
        "The British rejected the plan of Kenya.",
        reading("rejection", "happened", source="United Kingdom", target="Kenya"),
    ),
    "a subject beside its auxiliary": (
        "Norway has, according to the paper, sent 120 soldiers.",
        reading("mobilization", "happened", source="Norway"),
    ),
    "it after a phrase with one body": (
        "In a report published by the World Bank, it criticized Kenya.",
        reading("accusation", "happened", source="World Bank", target="Kenya"),
    ),
    "a prosecutor's office": (
        "The Nairobi District Prosecutor's Office rejected the appeal.",
        reading("rejection", "happened", source="Nairobi District Prosecutor's Office"),
    ),
    "an office within a longer title": (
        "Supreme Leader Ayatollah Karim Aziz warned Kenya. The Supreme Leader urged Chad to sign the treaty.",
        reading("request", "happened", source="Karim Aziz", target="Chad"),
    ),
    "whom a spokesman of the country calls the president": (
        "President Maria Gomez of Chile met President Lars Holm of Norway. "
        "A Chilean spokesman said the president will visit Kenya.",
        reading("visit", "planned", visitor="Maria Gomez", host="Kenya"),
    ),
    "the only holder of an office, named bare": (
        "Kenya's ambassador to Chad has resigned. Karim Aziz, himself a former general, condemned the government of Chad.",
        reading("accusation", "happened", source="Karim Aziz", target="government of Chad"),
    ),
    "an organization of some kind": (
        "Human Rights Watch published a report. The foreign policy organization criticized Kenya.",
        reading("accusation", "happened", source="Human Rights Watch", target="Kenya"),
    ),
    "a truce that is agreed to be longer": (
        "Chile has agreed to extend a truce with Peru.",
        reading("agreement", "happened", participant="Chile, Peru"),
    ),
    "a counterpart who then goes by the office": (
        "Kenyan Foreign Minister Peter Otieno met his Chadian counterpart, Karim Aziz. "
        "The Chadian foreign minister urged Norway to sign the treaty.",
        reading("request", "happened", source="Karim Aziz", target="Norway"),
    ),
    "concern over whose plans": (
        "Minister Lars Holm of Norway expressed concern over Kenyan plans.",
        reading("accusation", "happened", source="Lars Holm", target="Kenya"),
    ),
    "a request by whose it is": (
        "Norway rejected a European Union request that Kenya open the border.",
        reading("request", "happened", source="European Union", target="Kenya"),
    ),
    "next week's summit": (
        "The paper wrote about next week's meeting of the African Union foreign ministers.",
        reading("meeting", "planned", participant="African Union foreign ministers"),
    ),
    "who only tells of talks": (
        "Kenyan officials announced the plan after talks between President Karim Aziz of Chad and President Maria Gomez of Chile.",
        reading("meeting", "happened", participant="Karim Aziz, Maria Gomez"),
    ),
    "what is expected to be settled at a meeting": (
        "Norway and Kenya are expected to sign a treaty at a summit in Oslo.",
        reading("agreement", "planned", participant="Norway, Kenya"),
    ),
    "those to whom something was done before": (
        "Norway arrested four Kenyan officers in March, releasing them in May.",
        reading("concession", "happened", source="Norway", target="four Kenyan officers"),
    ),
    "talks of somebody who is expected to do more": (
        "Besides holding talks with President Maria Gomez of Peru, Minister Lars Holm of Norway is expected to open a bridge.",
        reading("meeting", "planned", participant="Lars Holm, Maria Gomez"),
    ),
    "a summit that somebody else only speaks well of": (
        "Norway hailed the summit of Chad and Kenya.",
        reading("meeting", "happened", participant="Chad, Kenya"),
    ),
    "a meeting that was fixed and is off": (
        "President Maria Gomez of Peru cancelled a meeting scheduled with Minister Lars Holm of Norway.",
        reading("meeting", "denied", participant="Lars Holm, Maria Gomez"),
    ),
    "a visit that is put off": (
        "Norwegian Foreign Minister Lars Holm postponed a visit to Kenya.",
        reading("visit", "denied", visitor="Lars Holm", host="Kenya"),
    ),
    "a day that stands where a party could": (
        "Norway imposed sanctions on Kenyan President Daniel Otieno on Monday.",
        reading("sanction", "happened", source="Norway", target="Daniel Otieno"),
    ),
    "an addressee whom the parser takes for an object": (
        "Norway has called on Kenyan President Daniel Otieno to open the border.",
        reading("request", "happened", source="Norway", target="Daniel Otieno"),
    ),
    "a verb that goes on with who speaks, not with what is said": (
        "Minister Lars Holm of Norway said the bridge was old and accused Kenya of neglect.",
        reading("accusation", "happened", source="Lars Holm", target="Kenya"),
    ),
    "what two people are given": (
        "Norway gave Kenya and Chad a loan.",
        reading("aid", "happened", source="Norway", target="Kenya, Chad"),
    ),
    "what somebody was given": (
        "Kenya was given a loan by Norway.",
        reading("aid", "happened", source="Norway", target="Kenya"),
    ),
    "where somebody travels, and to whom he gives": (
        "During a visit to Lima, Minister Lars Holm of Norway gave Kenya a loan.",
        reading("aid", "happened", source="Lars Holm", target="Kenya"),
    ),
    "one who is the latest to do it": (
        "Norway became the latest country to recognise Chad.",
        reading("cooperation", "happened", source="Norway", target="Chad"),
    ),
    "what somebody went on to do": (
        "Minister Lars Holm of Norway went on to thank Kenya.",
        reading("support", "happened", source="Lars Holm", target="Kenya"),
    ),
    "who did the second of two things that were done": (
        "Peter Otieno of Kenya was arrested and questioned by the Ugandan police.",
        reading("coercion", "happened", source="Ugandan police", target="Peter Otieno"),
    ),
    "talks that are fixed with somebody": (
        "Foreign Minister Lars Holm has talks scheduled with Kenyan President Daniel Otieno.",
        reading("meeting", "planned", participant="Lars Holm, Daniel Otieno"),
    ),
    "a past tense after an explanation, which the parser takes for a participle": (
        "Lars Holm, the Norwegian foreign minister, negotiated with Kenya.",
        reading("negotiation", "happened", participant="Lars Holm, Kenya"),
    ),
    "what somebody will go on to do": (
        "Minister Lars Holm of Norway said Norway will continue to support Kenya.",
        reading("pledge", "happened", source="Lars Holm", target="Kenya"),
    ),
    "a family name with its article": (
        "Mr. al-Hadidi met President Maria Gomez of Peru.",
        reading("meeting", "happened", participant="al-Hadidi, Maria Gomez"),
    ),
    "the country of somebody without a name": (
        "A Norwegian official said his country regrets the decision of Kenya.",
        reading("accusation", "happened", source="Norway", target="Kenya"),
    ),
    "a request that goes on was made": (
        "Minister Lars Holm of Norway has been urging Kenya to sign.",
        reading("request", "happened", source="Lars Holm", target="Kenya"),
    ),
    "a visit that somebody is on": (
        "Kenyan President Daniel Otieno is on a visit to Norway.",
        reading("visit", "ongoing", visitor="Daniel Otieno", host="Norway"),
    ),
    "an envoy and the body that sent him": (
        "Lars Holm, the envoy of the African Union, consulted with the African Union and Kenya.",
        reading("meeting", "happened", participant="Lars Holm, Kenya"),
    ),
    "a deed done again and again": (
        "Norway would regularly bombard the Kenyan army.",
        reading("assault", "proposed", source="Norway", target="Kenyan army"),
    ),
    "officials without names who leave their offices": (
        "Three Kenyan cabinet ministers resigned on Monday.",
        reading("appointment", "happened", appointee="three Kenyan cabinet ministers"),
    ),
    "victims of a bomb in a country": (
        "A car bomb killed ten people in Baghdad on Monday.",
        reading("assault", "happened", target="ten people"),
    ),
    "journalists whom nobody is said to have arrested": (
        "Two journalists were arrested in Nairobi on Monday.",
        reading("coercion", "happened", target="two journalists"),
    ),
    "at least so many people": (
        "At least ten people were killed by a bomb in Baghdad.",
        reading("assault", "happened", target="ten people"),
    ),
    "a crowd in the streets of a capital": (
        "Thousands of protesters took to the streets of Nairobi, demanding change.",
        reading("protest", "happened", source="protesters", target="Kenya"),
    ),
    "a participle that is hung on the thing before it": (
        "Norway tried to stop the vote accusing Kenya of fraud.",
        reading("accusation", "happened", source="Norway", target="Kenya"),
    ),
    "a body that only says of what kind it is": (
        "A human rights group accused Kenya of torture.",
        reading("accusation", "happened", source="human rights group", target="Kenya"),
    ),
    "who speaks for people of no state": (
        "A spokesman for the Chechen rebels accused Kenya of lies.",
        reading("accusation", "happened", source="spokesman for the Chechen rebels", target="Kenya"),
    ),
    "an agreement that somebody only tries to reach": (
        "Kenya and Chad are struggling to reach a deal on the border.",
        reading("negotiation", "ongoing", participant="Kenya, Chad"),
    ),
    "a guest who is expected": (
        "Kenyan President Daniel Otieno is expected in Oslo on Monday.",
        reading("visit", "planned", visitor="Daniel Otieno", host="Norway"),
    ),
    "whose plans a concern is about": (
        "Norway voiced concern that Kenya's plans will delay the aid.",
        reading("accusation", "happened", source="Norway", target="Kenya"),
    ),
    "a town that the model takes for an organization": (
        "Kenyan President Daniel Otieno flew to Santo Domingo.",
        reading("visit", "happened", visitor="Daniel Otieno", host="Dominican Republic"),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_sentence_is_read_as_people_read_it(text: str, wanted: tuple[str, str, frozenset], read: Reader) -> None:
    assert wanted in told(read(text))


NOT_TOLD = {
    "machines of which nobody tells whose they are": ("Six helicopters bombed the town.", "assault"),
    "who only tells of talks between others": (
        "Norwegian officials announced it following talks between the prime minister and President Maria Gomez of Peru.",
        "meeting",
    ),
    "a feast that is no praise": ("Norway celebrated the birthday of the king.", "support"),
    "an office lost is no rejection": ("President Maria Gomez dismissed the Norwegian government.", "rejection"),
    "a boycott is a protest alone": ("Norway boycotted the negotiations with Kenya.", "rejection"),
    "support that is rallied is no rally": ("Norway made efforts to rally support for a vote.", "protest"),
    "officers on the road are no visitors": ("The police officers were travelling near Lima.", "visit"),
    "one side that stays away has not met": ("Norway said it will not attend the talks on fishing.", "meeting"),
    "a crowd of which no country is told": ("Thousands of protesters marched on Friday.", "protest"),
    "somebody accused in passing": ("Norway gave amnesty to three Kenyans accused of spying.", "accusation"),
    "a thing that is met with joy": ("The results were met with joy by Kenyans.", "meeting"),
    "a withdrawal that is only demanded": ("Norway demanded the withdrawal of Kenyan troops from Chad.", "concession"),
    "what is said in a crime is no promise": ("Kenya committed crimes in Chad.", "pledge"),
    "an aid that hangs on what one side does": ("Norway offered loans if Kenya agrees to disarm.", "agreement"),
    "officials whom nobody has chosen yet": ("Kenyans voted to choose their lawmakers.", "appointment"),
    "a deal that talks are only about": ("Norway held talks with Kenya on reaching a deal with Chad.", "agreement"),
    "ties that something is only aimed at": (
        "Norway made efforts aimed at repairing relations with Kenya.",
        "cooperation",
    ),
    "what is only discussed": ("Norway will discuss strengthening cooperation with Kenya.", "cooperation"),
    "what is only the hope of something": ("Norway has no intention of attacking Kenya.", "assault"),
    "a deed that is only wished for": ("The Norwegian government wants to arrest President Daniel Otieno.", "coercion"),
    "a deed that may be done": ("Norway may withdraw its troops from Kenya.", "concession"),
    "an explosion that nobody brought about": ("A gas explosion in Kenya killed ten people.", "assault"),
    "people whom a bomb killed nobody knows where": ("A bomb killed ten people on Monday.", "assault"),
    "who rejects what calls for something": ("Norway rejected a bill calling for a vote.", "request"),
    "a deal that somebody tries to reach": (
        "Kenya and Chad are struggling to reach a deal on the border.",
        "agreement",
    ),
    "guests who are expected to do something": (
        "In Oslo, Kenyan President Daniel Otieno is expected to win the prize.",
        "visit",
    ),
    "what somebody is kept from": (
        "Norway sent officers to stop Kenyan rebels from firing on Chadian soldiers.",
        "assault",
    ),
    "talks that an effort is made for": (
        "Norway sent an envoy in an effort to restart talks with Kenya.",
        "negotiation",
    ),
    "whom nobody is told to meet": (
        "The storm coincided with preparations to meet President Karim Aziz of Chad.",
        "meeting",
    ),
    "what was plainly not done": ("Norway has not sent soldiers to Chad.", "mobilization"),
    "an undecided signature is no refusal": (
        "Minister Lars Holm has not decided whether Norway will sign an agreement.",
        "rejection",
    ),
}


@pytest.mark.parametrize(("text", "kind"), NOT_TOLD.values(), ids=NOT_TOLD)
def test_sentence_is_not_misread(text: str, kind: str, read: Reader) -> None:
    assert kind not in {claim.type for claim in read(text).claims}


def test_one_surname_does_not_make_one_person_of_two(read: Reader) -> None:
    text = (
        "President Rafael Otieno of Kenya visited Chile. It was President Otieno's first trip since May, "
        "when his brother, Daniel Otieno, retired."
    )
    (visit,) = [claim for claim in read(text).claims if claim.type == "visit"]
    names = {actor.id: actor.name for actor in read(text).actors}
    assert [names[p.actor] for p in visit.participants if p.role == "visitor"] == ["Rafael Otieno"]


def test_a_king_and_the_prince_who_is_called_his_son_are_two(read: Reader) -> None:
    found = read(
        "King Hamdan of Oman met President Maria Gomez of Chile in Muscat. Crown Prince Faris bin Hamdan visited Kenya."
    )
    assert {actor.name for actor in found.actors if actor.kind == "person"} == {
        "Hamdan",
        "Maria Gomez",
        "Faris bin Hamdan",
    }


def test_a_surname_that_begins_with_bin_is_the_whole_names(read: Reader) -> None:
    found = read(
        "Crown Prince Faris bin Hamdan of Oman visited Kenya. Bin Hamdan met President Daniel Otieno in Nairobi."
    )
    assert {actor.name for actor in found.actors if actor.kind == "person"} == {"Faris bin Hamdan", "Daniel Otieno"}


def test_minister_of_the_nation_is_of_the_country_that_the_sentence_is_about(read: Reader) -> None:
    text = (
        "Norway will withdraw its troops from Kenya, although promises were made by the nation's foreign minister. "
        "Foreign minister Lars Holm met President Maria Gomez of Chile."
    )
    (holm,) = [actor for actor in read(text).actors if actor.name == "Lars Holm"]
    assert holm.country == "NOR"


def test_leaving_an_office_and_taking_one_are_two_happenings(read: Reader) -> None:
    text = "President Maria Gomez resigned on Monday. Maria Gomez was appointed envoy to Kenya."
    assert [claim.type for claim in read(text).claims] == ["appointment", "appointment"]


def test_both_countries_are_not_the_people_named_last(read: Reader) -> None:
    text = (
        "President Maria Gomez of Chile met President Juan Soto of Peru in Lima. Chile and Peru share a river. "
        "Both countries agreed to reopen the border."
    )
    (agreed,) = [claim for claim in read(text).claims if claim.type == "agreement"]
    names = {actor.id: actor.name for actor in read(text).actors}
    assert {names[p.actor] for p in agreed.participants} == {"Chile", "Peru"}


def test_world_leaders_are_not_of_the_country_an_article_is_about(read: Reader) -> None:
    text = (
        "Norway held a vote. Norway's parliament met. In Norway the government resigned. "
        "World leaders condemned the Norwegian government."
    )
    (leaders,) = [actor for actor in read(text).actors if "leaders" in actor.name.lower()]
    assert leaders.country is None


def test_what_each_does_alone_is_told_of_each(read: Reader) -> None:
    text = "Norway, Chad and Kenya have ratified the treaty. The Kenyan ratification went smoothly."
    names = {actor.id: actor.name for actor in read(text).actors}
    told_of = [tuple(names[p.actor] for p in claim.participants) for claim in read(text).claims]
    assert told_of == [("Norway",), ("Chad",), ("Kenya",)]


def test_what_several_did_is_told_once_where_none_is_told_of_alone(read: Reader) -> None:
    (claim,) = read("The treaty has been ratified by Norway, Chad and Kenya.").claims
    assert len(claim.participants) == 3


def test_officials_are_of_the_capital_where_they_are(read: Reader) -> None:
    (officials,) = read("Officials in Oslo threatened to leave.").actors
    assert officials.country == "NOR"


def test_world_leaders_are_not_of_the_capital_where_they_meet(read: Reader) -> None:
    text = "World leaders in Oslo urged Kenya to open the border."
    (leaders,) = [actor for actor in read(text).actors if "leaders" in actor.name.lower()]
    assert leaders.country is None


def test_whom_somebody_stands_for_is_not_where_somebody_is_from(read: Reader) -> None:
    (party,) = [
        a for a in read("President Karim Aziz of Chad met the pro-Kenyan opposition.").actors if a.kind != "person"
    ]
    assert party.country is None


def test_leaders_of_a_continent_are_of_no_one_country(read: Reader) -> None:
    (leaders,) = [
        a for a in read("President Karim Aziz of Chad met Latin American leaders.").actors if a.kind == "group"
    ]
    assert leaders.country is None


def test_name_that_a_title_or_a_list_explains_is_not_the_description_before(read: Reader) -> None:
    text = "The head of the Arab League urged Chad to sign. Kenyan President Peter Otieno said Norway had agreed."
    (request,) = [claim for claim in read(text).claims if claim.type == "request"]
    names = {actor.id: actor.name for actor in read(text).actors}
    assert [names[p.actor] for p in request.participants if p.role == "source"] == ["head of the Arab League"]


def test_talks_do_not_take_place_where_their_topic_lies(read: Reader) -> None:
    (meeting,) = [
        c
        for c in read("Minister Lars Holm held talks with Kenya on the situation in Chad.").claims
        if c.type == "meeting"
    ]
    assert meeting.place is None


def test_day_before_a_title_is_no_part_of_it(read: Reader) -> None:
    (holm,) = [
        a for a in read("On Tuesday Norwegian President Lars Holm visited Kenya.").actors if a.name == "Lars Holm"
    ]
    assert [office.title for office in holm.offices] == ["Norwegian President"]


def test_description_that_begins_a_sentence_is_written_small(read: Reader) -> None:
    names = {
        actor.name for actor in read("Rebels attacked a village in Kenya. Kenyan soldiers shot three rebels.").actors
    }
    assert "rebels" in names
    assert not names & {"Rebels", "kenyan soldiers"}


def test_title_in_small_letters_shares_the_country_before_it(read: Reader) -> None:
    text = "Lars Holm of Norway met Chad's president Karim Aziz and foreign minister Idris Mahamat."
    (minister,) = [actor for actor in read(text).actors if actor.name == "Idris Mahamat"]
    assert minister.country == "TCD"


def test_title_after_unlike_is_not_of_the_next_name(read: Reader) -> None:
    text = "Unlike Chile's president, Mr. Otieno met Norwegian Foreign Minister Lars Holm."
    (otieno,) = [actor for actor in read(text).actors if actor.name == "Otieno"]
    assert otieno.offices == ()


def test_place_that_opens_a_sentence_is_no_part_of_a_title(read: Reader) -> None:
    (meeting,) = read("In the Netherlands President Bush is expected to meet Chancellor Emil Brandt of Austria.").claims
    assert {p.office for p in meeting.participants} == {"President", "Chancellor"}


def test_verb_between_a_nationality_and_a_name_gives_no_country(read: Reader) -> None:
    (otieno,) = [a for a in read("The British want Peter Otieno to meet Lars Holm.").actors if a.name == "Peter Otieno"]
    assert otieno.country is None


def test_bank_of_a_river_is_no_party(read: Reader) -> None:
    actors = read("Minister Lars Holm of Norway is heading to the West Bank for talks.").actors
    assert [actor.name for actor in actors if actor.kind == "organization"] == []


def test_accusers_whom_nobody_names_are_not_one(read: Reader) -> None:
    text = "President Karim Aziz of Chad is accused of fraud. Chad is accused of spying."
    assert len([claim for claim in read(text).claims if claim.type == "accusation"]) == 2


def test_agency_that_reports_is_no_party(read: Reader) -> None:
    actors = read("The Associated Press says that Kenya violated the truce with Norway. Norway condemned Kenya.").actors
    assert {actor.name for actor in actors} == {"Kenya", "Norway"}


def test_town_that_looks_like_a_body_is_where_somebody_arrives(read: Reader) -> None:
    (visit,) = [
        c for c in read("President Maria Gomez of Chile arrived in Santo Domingo Saturday.").claims if c.type == "visit"
    ]
    assert visit.place is not None
    assert visit.place.country == "DOM"


def test_last_syllable_is_part_of_a_name(read: Reader) -> None:
    names = {a.name for a in read("North Korean leader Kim Jong il met President Maria Gomez of Chile.").actors}
    assert "Kim Jong il" in names


def test_country_of_a_title_is_no_part_of_the_name_after_it(read: Reader) -> None:
    names = {a.name for a in read("President Karim Aziz met U.S. Ambassador to Venezuela William Brown.").actors}
    assert names == {"Karim Aziz", "William Brown"}


def test_meeting_during_a_visit_takes_place_where_the_visit_does(read: Reader) -> None:
    text = "During her visit to Kenya, President Maria Gomez of Chile met President Karim Aziz of Chad."
    (meeting,) = [claim for claim in read(text).claims if claim.type == "meeting"]
    assert meeting.place is not None
    assert meeting.place.country == "KEN"


def test_visiting_minister_is_where_the_host_is(read: Reader) -> None:
    text = "The visiting Kenyan Foreign Minister Peter Otieno met President Karim Aziz of Chad."
    (visit,) = [claim for claim in read(text).claims if claim.type == "visit"]
    assert visit.place is not None
    assert visit.place.country == "TCD"


def test_office_holder_whom_the_article_names_much_later_is_that_person(read: Reader) -> None:
    filler = "The bridge is old. It was closed in spring. The river was high. The weather was bad. "
    text = (
        f"The Norwegian foreign minister met President Maria Gomez of Peru. {filler}Foreign Minister Lars Holm laughed."
    )
    assert reading("meeting", "happened", participant="Lars Holm, Maria Gomez") in told(read(text))


def test_meeting_at_a_summit_is_where_the_summit_is(read: Reader) -> None:
    text = (
        "Leaders of the African Union gathered for a summit in Lusaka. Chad and Kenya disagreed. "
        "President Maria Gomez of Peru met President Daniel Otieno of Kenya on the sidelines of the summit."
    )
    places = [claim.place and claim.place.name for claim in read(text).claims if len(claim.participants) == 2]
    assert "Lusaka" in places


def test_agreement_without_parties_is_that_of_the_talks_before(read: Reader) -> None:
    text = "Norway and Kenya held negotiations in Oslo on Monday. The agreement, reached on Tuesday, ends the quarrel."
    assert reading("agreement", "happened", participant="Norway, Kenya") in told(read(text))


def test_agreement_that_is_only_wanted_is_none(read: Reader) -> None:
    text = "Norway and Kenya held negotiations in Oslo on Monday. An agreement could be reached on Friday."
    assert "agreement" not in {claim.type for claim in read(text).claims}


def test_what_is_planned_is_not_dated_by_a_day_that_is_gone(extractor: Extractor) -> None:
    text = "President Maria Gomez of Peru and Minister Lars Holm plan to meet in two weeks for the first time since the vote earlier this month."
    extraction = extractor.extract(Article(id="test", text=text, published=date(2024, 5, 15)))
    (meeting,) = [claim for claim in extraction.claims if claim.type == "meeting"]
    assert meeting.when
    assert meeting.when.start == date(2024, 5, 27)


def test_agreement_for_which_there_is_time_is_not_made(read: Reader) -> None:
    text = "There is still time for Norway to agree to talks on the dam."
    assert {claim.status for claim in read(text).claims} <= {"planned", "proposed"}


def test_subject_left_out_is_that_of_the_sentence_before(read: Reader) -> None:
    extraction = read("Foreign Minister Anton Orlov arrived in Lima. Met with President Maria Gomez.")
    names = {actor.id: actor.name for actor in extraction.actors}
    (meeting,) = [claim for claim in extraction.claims if claim.type == "meeting"]
    assert {names[p.actor] for p in meeting.participants} == {"Anton Orlov", "Maria Gomez"}
    assert meeting.evidence[0].trigger.text == "Met"


@pytest.mark.parametrize("printed", ["Willem (Wim) Kortenaar", 'Willem "Wim" Kortenaar', "Willem “Wim” Kortenaar"])
def test_nickname_within_a_name_is_another_name_of_the_person(read: Reader, printed: str) -> None:
    extraction = read(f"Foreign Minister Anton Orlov met with Prime Minister {printed} in Lima. Mr. Kortenaar laughed.")
    (person,) = [actor for actor in extraction.actors if "Kortenaar" in actor.name]
    assert {person.name, *person.aliases} == {"Willem Kortenaar", "Wim Kortenaar", "Kortenaar"}


def test_meeting_put_off_and_the_day_for_which_it_was_due_are_one(read: Reader) -> None:
    text = "A meeting between Kenya and Norway has been postponed. Kenya was due to meet Norway in Lima on Thursday."
    assert [(claim.type, claim.status) for claim in read(text).claims] == [("meeting", "denied")]


def test_new_date_of_a_meeting_put_off_is_another_meeting(read: Reader) -> None:
    text = "Norway cancelled a summit with Kenya. Norway is to meet Kenya in Lima in May."
    assert {claim.status for claim in read(text).claims} == {"denied", "planned"}


def test_question_says_nothing_of_anybody(read: Reader) -> None:
    asked, said = '"Is Kenya helpful?" Minister Lars Holm said.', '"Kenya is helpful," Minister Lars Holm said.'
    assert read(said).claims
    assert not read(asked).claims


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will host Norway in the cup at the football stadium.",
        "Norway rallied to beat Kenya in the tennis championship.",
    ],
)
def test_what_is_played_is_no_event(read: Reader, text: str) -> None:
    assert not read(text).claims


def test_minister_at_a_match_meets_whom_he_meets(read: Reader) -> None:
    text = "Foreign Minister Anton Orlov met President Maria Gomez at the football championship in the stadium."
    assert {claim.type for claim in read(text).claims} == {"meeting"}


def test_meeting_to_which_somebody_travels_is_still_to_come(read: Reader) -> None:
    travelling = "President Maria Gomez is traveling to Norway for a meeting with Chancellor Emil Brandt."
    arrived = "President Maria Gomez arrived in Norway for a meeting with Chancellor Emil Brandt."
    assert [c.status for c in read(travelling).claims if c.type == "meeting"] == ["planned"]
    assert [c.status for c in read(arrived).claims if c.type == "meeting"] == ["happened"]


def test_country_where_somebody_is_to_be_met_is_no_party(read: Reader) -> None:
    text = "President Daniel Otieno of Kenya travels to Norway, where he will meet with Chancellor Emil Brandt."
    meetings = [claim for claim in read(text).claims if claim.type == "meeting"]
    assert [len(claim.participants) for claim in meetings] == [2]


def test_union_in_a_list_of_homes_has_not_the_country_before_it(read: Reader) -> None:
    text = "Trade ministers from the United States, the European Union, Japan and India rejected the plan of Kenya."
    extraction = read(text)
    union = next(actor for actor in extraction.actors if actor.name == "European Union")
    assert union.country is None
    (rejection,) = [claim for claim in extraction.claims if claim.type == "rejection"]
    assert {p.country for p in rejection.participants if p.role == "source"} == {"USA", None, "JPN", "IND"}


def test_many_people_are_no_person(read: Reader) -> None:
    (actor,) = read("Norwegian Marxists marched in Oslo against the government of Kenya.").actors[:1]
    assert (actor.kind, actor.country) == ("group", "NOR")


def test_call_made_to_say_something_says_it(read: Reader) -> None:
    text = (
        "President Maria Gomez has just called Chancellor Emil Brandt to express solidarity towards the Kenyan people."
    )
    assert {claim.type for claim in read(text).claims} == {"call", "support"}


def test_refusal_to_agree_is_a_rejection_and_no_agreement(read: Reader) -> None:
    assert {claim.type for claim in read("Norway will not agree to new conditions.").claims} == {"rejection"}


def test_what_is_before_a_day_to_come_is_still_to_come(read: Reader) -> None:
    text = "Norway has voiced hope for a deal before President Maria Gomez leaves office."
    assert {c.status for c in read(text).claims if c.type == "appointment"} <= {"planned"}


def test_initials_stand_for_the_body_that_was_named_in_full(read: Reader) -> None:
    text = "The Communist Party of Norway accused Chile of spying. The CPN urged Kenya to leave."
    assert reading("request", "happened", source="Communist Party of Norway", target="Kenya") in told(read(text))


def test_minister_without_a_name_is_not_the_minister_whom_he_meets(read: Reader) -> None:
    text = "Norway's foreign minister is in Kenya to meet with Foreign Minister Daniel Otieno."
    (meeting,) = [claim for claim in read(text).claims if claim.type == "meeting"]
    assert len(meeting.participants) == 2


def test_what_somebody_cancels_something_for_is_done(read: Reader) -> None:
    text = "Norway canceled a meeting with officials from Chile to protest the visit of Kenya's president."
    assert "denied" not in {claim.status for claim in read(text).claims if claim.type == "protest"}
