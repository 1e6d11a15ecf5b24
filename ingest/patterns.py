"""The data of patterns (`ingest/data/patterns`): which words name a happening, and which places of their grammar its parties fill."""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from graph.datafile import read_yaml_resource
from graph.model import Record, Status
from graph.ontology import get_event_type


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
    not_governor: tuple[str, ...] = Field(default=(), description="lemmas none of which may govern a noun")
    modifier: tuple[str, ...] = Field(default=(), description="lemmas one of which must stand before a noun")
    not_modifier: tuple[str, ...] = Field(default=(), description="lemmas none of which may stand before a noun")
    complement: tuple[str, ...] = Field(default=(), description="lemmas one of which must be said of the party")
    phrase: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="preposition -> lemmas one of which must follow it"
    )
    not_doer: tuple[str, ...] = Field(default=(), description="lemmas none of which may do it")
    not_phrase: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="preposition -> lemmas none of which may follow it"
    )
    clause: tuple[str, ...] = Field(
        default=(), description="lemmas one of which must be the verb of a clause that depends on it"
    )
    not_clause: tuple[str, ...] = Field(default=(), description="verbs of a dependent clause that spoil the match")
    clause_object: tuple[str, ...] = Field(
        default=(), description="lemmas one of which must be the object of such a clause"
    )
    finite: bool = Field(default=False, description="the verb must have a subject of its own: no bare participle")
    prescribes: bool = Field(default=False, description="its clause must say what is to be done, not how things are")
    infinitive: bool = Field(default=False, description="somebody must be told to do something")
    at_once: bool = Field(default=False, description="the preposition must be the next word")
    condition: bool = Field(default=False, description='a clause with "if" or "unless" must hang on the verb')
    negated: Literal["any", "yes", "no"] = "any"
    abroad: bool = Field(default=False, description="the place must lie in a country that is not the visitor's")
    states: tuple[str, ...] = Field(
        default=(), description="roles in which a body or unnamed official stands for its state"
    )
    sense: str | None = Field(default=None, description="triggers of different senses never tell of one happening")
    tense: Literal["any", "future", "not future"] = "any"
    only_parties: bool = Field(default=False, description="an object that is no party spoils the match")
    only_people: tuple[str, ...] = Field(default=(), description="roles that only a person can fill")
    only_bodies: tuple[str, ...] = Field(default=(), description="roles that only a body, state or group can fill")
    not_object: tuple[str, ...] = Field(default=(), description="lemmas that spoil the match as object")
    cause: tuple[str, ...] = Field(default=(), description="subjects one of which must stand with the verb")
    not_cause: tuple[str, ...] = Field(
        default=(), description="subjects, or verbs above, by which nobody acts: accidents"
    )
    collect: bool = Field(default=False, description="take the parties of all places, not of the first that has any")
    each: bool = Field(default=False, description="what each participant does by itself, as to ratify a treaty")
    derived: bool = Field(default=False, description="made of a verb's pattern for its noun (ingest.nominals)")
    status: Status | None = None
    cameo: str | None = None
    confidence: float = Field(default=0.8, ge=0, le=1)
    finds: tuple[Example, ...]
    ignores: tuple[str, ...]


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """Load all files of `ingest/data/patterns`, one for each event type, in order of name."""
    loaded = []
    for name in sorted(entry.name for entry in files("ingest.data.patterns").iterdir() if entry.name.endswith(".yaml")):
        data = read_yaml_resource("ingest.data.patterns", name)
        kind = get_event_type(data["type"]).name
        loaded += [Pattern(rule=f"{kind}.{rule}", type=kind, **entry) for rule, entry in data["patterns"].items()]
    return tuple(loaded)
