"""The forms of the verbs that the lists name once."""

import pytest

from app.ask.verbs import inflect, spread

IRREGULAR = {
    "meet": ("met",),
    "go": ("goes", "went", "gone"),
    "expel": ("expelled", "expelling"),
    "have": ("has", "had", "having"),
}


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("accuse", {"accuse", "accuses", "accused", "accusing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("veto", {"veto", "vetoes", "vetoed", "vetoing"}),
        (
            "sign a treaty with",
            {"sign a treaty with", "signs a treaty with", "signed a treaty with", "signing a treaty with"},
        ),
        ("meet", {"meet", "meets", "met", "meeting"}),
        ("expel", {"expel", "expels", "expelled", "expelling"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("tested", {"tested"}),
    ],
)
def test_verb_has_its_forms(phrase: str, forms: set[str]) -> None:
    assert set(inflect(phrase, IRREGULAR)) == forms


def test_phrase_with_choices_is_all_that_it_says() -> None:
    assert spread("{cut,sever} {,diplomatic }ties") == (
        "cut ties",
        "cut diplomatic ties",
        "sever ties",
        "sever diplomatic ties",
    )
    assert spread("make peace") == ("make peace",)
