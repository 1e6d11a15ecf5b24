"""Nationality -> whether it is a party: "Iran-Syria talks", "the British want", not "the British army"."""

from spacy.tokens import Token

from ingest.grammar import INTENTIONS

PEOPLES = ("sh", "ch", "se", "ss")  # "the British", "the Dutch", "the Chinese", "the Swiss"
WEAK_PLACES = {
    "modifier",
    "owner",
    "object-owner",
    "subject-owner",
    "subject-doer",
    "predicated-owner",
}  # only here may an adjective be a party: "Iran-Syria talks", "the Greek ratification"


def may_be_party(head: Token, place: str) -> bool:
    """Tell where a nationality is a party: "Iran-Syria talks", "the Israeli decision to withdraw", "the British want".

    "The Australian" is a person, "the British" are a people.
    """
    noun = head.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and head.lower_.endswith(PEOPLES)
    noun = noun and head.i > 0 and head.nbor(-1).lower_ == "the"
    return place in WEAK_PLACES or place.endswith("-owner") or head.head.lemma_.lower() in INTENTIONS or noun
