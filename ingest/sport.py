"""Sentence -> whether it tells of sport: there countries host, beat and oust each other, and nobody acts for a state."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ingest.parties import Party
from ingest.wordlists import words

SPORT = words("sport")
OFFICIAL = {"GOV", "LEG", "MIL", "JUD", "COP", "REB", "SPY"}
PLAYED = {
    "meeting",
    "visit",
    "appointment",
    "assault",
    "accusation",
    "protest",
    "concession",
    "mobilization",
}  # not what states agree or promise
IN_SENTENCE = 2
IN_ARTICLE = 6
SHARE = 0.015  # of an article's words: one report of a match has three to six in a hundred


def is_of_sport(trigger: Token, kind: str, parties: Iterable[Party]) -> bool:
    """Tell what is played from what a state, body or office holder does, who may well speak of sport."""
    talks = kind == "meeting" and trigger.pos_ == "NOUN"  # teams meet and are hosted, but hold no talks
    if talks or kind not in PLAYED or any(_is_official(party) for party in parties):
        return False
    told = _count(trigger.sent)
    return told >= IN_SENTENCE or (told > 0 and _is_of_sport(trigger.doc))


def _count(words: Iterable[Token]) -> int:
    return len({word.lemma_.lower() for word in words} & SPORT)


def _is_of_sport(doc: Doc) -> bool:
    told = sum(word.lemma_.lower() in SPORT for word in doc)
    return told >= max(IN_ARTICLE, SHARE * len(doc))


def _is_official(party: Party) -> bool:
    known = any(mention.label for mention in party.mentions)
    return known or bool(party.titles or party.office) or party.sector in OFFICIAL
