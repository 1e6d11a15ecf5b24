"""Pattern data -> triggers: which words of a text name a happening, and which places of their grammar its parties fill."""

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pydantic import Field
from spacy.tokens import Doc, Token

from graph.datafile import read_yaml_resource
from graph.model import Record, Status
from graph.ontology import get_event_type
from ingest.arguments import iter_objects

PARTS: dict[str, set[str]] = {
    "verb": {"VERB", "AUX"},
    "noun": {"NOUN", "PROPN"},
    "adjective": {"ADJ", "VERB"},
    "modal": {"AUX"},
}


class Example(Record):
    """A sentence that a pattern must find, with the names of the parties that it must give to each role."""

    text: str
    parties: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    status: Status = "happened"


class Pattern(Record):
    """One way in which English tells of one type of event."""

    rule: str
    type: str
    part: Literal["verb", "noun", "adjective", "modal"]
    words: tuple[str, ...] = Field(description="lemmas of the trigger")
    roles: dict[str, tuple[str, ...]] = Field(
        description="role -> grammatical places, tried in order (ingest.arguments)"
    )
    requires: tuple[str, ...] = Field(default=(), description="roles that must be filled; default: any one")
    least: int = Field(default=1, description="parties needed in all")
    object: tuple[str, ...] = Field(default=(), description="lemmas one of which must be the object")
    preposition: tuple[str, ...] = Field(default=(), description="prepositions or particles one of which must follow")
    governor: tuple[str, ...] = Field(default=(), description="lemmas one of which must govern a noun")
    modifier: tuple[str, ...] = Field(default=(), description="lemmas one of which must stand before a noun")
    not_modifier: tuple[str, ...] = Field(default=(), description="lemmas none of which may stand before a noun")
    tense: Literal["any", "future", "not future"] = "any"
    only_parties: bool = Field(default=False, description="an object that is no party spoils the match")
    only_people: tuple[str, ...] = Field(default=(), description="roles that only a person can fill")
    only_bodies: tuple[str, ...] = Field(default=(), description="roles that only a body, state or group can fill")
    not_object: tuple[str, ...] = Field(default=(), description="lemmas that spoil the match as object")
    collect: bool = Field(default=False, description="take the parties of all places, not of the first that has any")
    status: Status | None = None
    cameo: str | None = None
    confidence: float = Field(default=0.8, ge=0, le=1)
    finds: tuple[Example, ...]
    ignores: tuple[str, ...]


class Trigger(NamedTuple):
    """A word of the text that a pattern recognised."""

    token: Token
    pattern: Pattern


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """Load all files of `ingest/data/patterns`, one for each event type, in order of name."""
    loaded = []
    for name in sorted(entry.name for entry in files("ingest.data.patterns").iterdir() if entry.name.endswith(".yaml")):
        data = read_yaml_resource("ingest.data.patterns", name)
        kind = get_event_type(data["type"]).name
        loaded += [Pattern(rule=f"{kind}.{rule}", type=kind, **entry) for rule, entry in data["patterns"].items()]
    return tuple(loaded)


@cache
def _by_word() -> dict[tuple[str, str], tuple[Pattern, ...]]:
    index: dict[tuple[str, str], list[Pattern]] = {}
    for pattern in load_patterns():
        for word in pattern.words:
            index.setdefault((pattern.part, word), []).append(pattern)
    return {key: tuple(patterns) for key, patterns in index.items()}


def find_triggers(doc: Doc) -> tuple[Trigger, ...]:
    """Find the triggers of a text in order; one word may trigger several types, each pattern at most once."""
    index, found = _by_word(), []
    for token in doc:
        for part, tags in PARTS.items():
            if token.pos_ in tags:
                for pattern in index.get((part, _word(token, part)), ()):
                    if _matches(token, pattern):
                        found.append(Trigger(token, pattern))
    return tuple(found)


def _word(token: Token, part: str) -> str:
    """Give the form by which patterns know a word: its lemma, but a modal as it stands (spaCy's lemma of "would" is "will")."""
    return token.lower_ if part == "modal" else token.lemma_.lower()


def _matches(token: Token, pattern: Pattern) -> bool:
    if pattern.object and not any(word.lemma_.lower() in pattern.object for word in iter_objects(token)):
        return False
    if pattern.not_object and any(word.lemma_.lower() in pattern.not_object for word in iter_objects(token)):
        return False
    if pattern.preposition and not _has_preposition(token, pattern.preposition):
        return False
    if pattern.governor and not _governors(token) & set(pattern.governor):
        return False
    before = {child.lemma_.lower() for child in token.children if child.i < token.i}
    if (pattern.modifier and not before & set(pattern.modifier)) or before & set(pattern.not_modifier):
        return False
    return pattern.tense == "any" or _is_future(token) == (pattern.tense == "future")


def _has_preposition(token: Token, wanted: tuple[str, ...]) -> bool:
    return any(child.dep_ in {"prep", "prt", "agent", "advmod"} and child.lower_ in wanted for child in token.children)


def _governors(token: Token) -> set[str]:
    head = token.head
    found = {head.lemma_.lower()}
    if token.dep_ == "pobj":
        found.add(head.head.lemma_.lower())
    return found


def _is_future(token: Token) -> bool:
    """Tell whether a verb is promised: will, shall, going to, "is prepared to", "is ready to"."""
    auxiliaries = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if auxiliaries & {"will", "shall", "'ll", "’ll", "wo"}:
        return True
    return token.dep_ == "xcomp" and token.head.lemma_.lower() in {
        "go",
        "prepared",
        "prepare",
        "ready",
        "willing",
        "determined",
    }
