"""A verb and what it is done to say an act together; as a noun, or done to something else, the verb says none."""

from datetime import date

import pytest

from app.ask.lexicon import load_question_words
from app.ask.reading import UnreadableQuestion, read_question
from graph.ontology import load_event_types
from tools.acts import TARGET, write

TODAY = date(2026, 11, 24)

SAID = {
    "US tears up the nuclear deal with Iran": "rejection",
    "Georgia suspends EU accession talks": "rejection",
    "Hungary blocks EU aid to Ukraine": "rejection",
    "Japan freezes Russian assets": "sanction",
    "Turkey halts trade with Israel": "sanction",
    "India revokes visas of Pakistanis": "sanction",
    "UN voices alarm at Sudan": "accusation",
    "Haiti seeks urgent help from Kenya": "request",
    "US puts pressure on Pakistan": "request",
    "Turkey drops its objection to Sweden": "concession",
    "Britain returns looted artefacts to Ghana": "concession",
    "Britain offers troops to Ukraine": "pledge",
    "Germany sends Leopard tanks to Ukraine": "aid",
    "Chad and Sudan settle border dispute": "agreement",
    "India tests Agni missile": "mobilization",
    "Armenia and Azerbaijan exchange fire": "assault",
    "China holds mass rally in Beijing": "protest",
    "Burkina Faso dissolves parties": "coercion",
}
DONE_TO = {
    "Russia bans British MPs": "sanction",
    "African Union suspends Niger": "sanction",
    "Mali suspended by the African Union": "sanction",
    "Israel frees Palestinian prisoners": "concession",
    "French troops leave Niger": "concession",
    "US arms Syrian rebels": "aid",
    "Turkey trains Somali soldiers": "aid",
    "US presses Israel": "request",
    "Lavrov blasts NATO": "accusation",
    "Pakistan downs Indian jet": "assault",
    "Trump fires Bolton": "appointment",
    "Erdogan cautions Greece": "threat",
}
READ = {  # by verbs that only the patterns of texts have
    "India assails Pakistan": "accusation",
    "Canada voices outrage over Iran": "accusation",
    "Israel shut the Rafah crossing": "coercion",
    "France admits mistakes in Algeria": "concession",
    "China disregards Philippine warnings": "rejection",
    "Hungary extols Putin": "support",
    "Nigeria and Chad repair ties": "cooperation",
    "Mexico halts exports to Peru": "sanction",
    "Spain picks new ambassador": "appointment",
}
NEAR = {
    "Russia shares video of attack": ("assault",),
    "Egypt shares borders with Libya": (),
    "Ghana repairs bridge to Togo": (),
    "US arms sales to Taiwan": (),
    "Erdogan leaves Iran": (),
    "Burkina Faso, Mali and Niger leave ECOWAS": (),
    "Russia train deal with China": ("agreement",),
    "Iran free trade agreement with Russia": ("agreement",),
    "Syria ceasefire levels": ("agreement",),
    "Iran seeks aid talks": ("meeting", "negotiation"),
    "US launches trade talks with India": ("meeting", "negotiation"),
    "Ban Ki-moon visits Tehran": ("visit",),
    "Tunisian trade union strikes": ("protest",),
    "press conference of Erdogan and Putin": (),
    "removal of Russian troops from Georgia": (),
    "Armenia suspends CSTO membership": (),
    "morning meetings of Iran and Syria": ("meeting",),
}


@pytest.mark.parametrize(("question", "kind"), [*SAID.items(), *DONE_TO.items(), *READ.items()])
def test_verb_and_its_thing_or_party_say_an_act(question: str, kind: str) -> None:
    assert read_question(question, TODAY).filter.type == (kind,)


@pytest.mark.parametrize(("question", "kinds"), NEAR.items())
def test_the_same_word_says_no_act_elsewhere(question: str, kinds: tuple[str, ...]) -> None:
    assert read_question(question, TODAY).filter.type == kinds


@pytest.mark.parametrize(
    "question",
    [
        "bans on Russian athletes",
        "Russia's fires",
        "Turkey press freedom",
        "EU funds for Ukraine",
        "Cuba shut down",
        "Lebanon hires lawyer",
    ],
)
def test_a_noun_spelt_like_the_verb_is_told(question: str) -> None:
    with pytest.raises(UnreadableQuestion):
        read_question(question, TODAY)


def test_the_thing_is_told_where_the_type_does_not_say_it() -> None:
    assert "tanks" in read_question("Germany sends Leopard tanks to Ukraine", TODAY).not_understood
    assert "deal" not in read_question("EU and Mercosur strike trade deal", TODAY).not_understood


@pytest.mark.data
def test_every_act_has_a_type_and_something_that_it_is_done_to() -> None:
    for kind, acts in load_question_words().acts.items():
        assert kind in load_event_types()
        assert all(act.verbs and (act.objects or act.parties) for act in acts), kind


def test_the_verbs_of_texts_are_those_of_the_patterns() -> None:
    assert TARGET.read_text(encoding="utf-8") == write(), "run python -m tools.acts"
