"""Trigger -> whether somebody is still on the way to it: "is travelling to Lima for a meeting", "leaves for talks"."""

from spacy.tokens import Token

from ingest.phrases import lemma_of
from ingest.wordlists import words

SETTING_OUT = words("setting_out")


def is_errand(noun: Token) -> bool:
    """Tell what somebody sets out for, in a present tense: who "arrived for talks" may hold them already."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    verb = next((word for word in noun.head.ancestors if word.pos_ in {"VERB", "AUX"}), None)
    present = verb is not None and verb.tag_ in {"VBG", "VBZ", "VBP"}
    past = verb is not None and any(child.dep_ == "aux" and child.tag_ == "VBD" for child in verb.children)
    return verb is not None and present and not past and lemma_of(verb) in SETTING_OUT
