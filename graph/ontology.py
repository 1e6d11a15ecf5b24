"""The event types, roles, statuses and sectors, loaded from `graph/data`."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from graph.datafile import read_yaml_resource
from graph.model import Record


class UnknownEventType(LookupError):
    """No event type has that name. Use one of those that `load_event_types` lists."""


class EventType(Record):
    """One type of event."""

    name: str
    plover: str = Field(description="PLOVER category")
    cameo: str = Field(description="CAMEO code when the text tells no finer one")
    label: str = Field(description="second label of its nodes in the graph")
    family: Literal["consult", "act", "speech"]
    kin: str = Field(description="types of one kin can be one happening: talks that one article calls a negotiation")
    verb: str = Field(description="how a title says it: 'A (IRN) met B (SYR)'")
    means: str


class Vocabulary(Record):
    """The closed lists of the model, each word with its meaning."""

    roles: Mapping[str, str]
    statuses: Mapping[str, str]
    sectors: Mapping[str, str]
    categories: Mapping[str, str]


@cache
def load_event_types() -> Mapping[str, EventType]:
    """Load all event types by name."""
    data = read_yaml_resource("graph.data", "event_types.yaml")
    return {name: EventType(name=name, **({"kin": name} | entry)) for name, entry in data.items()}


@cache
def load_vocabulary() -> Vocabulary:
    """Load roles, statuses, sectors and categories with their meanings."""
    return Vocabulary(**read_yaml_resource("graph.data", "vocabulary.yaml"))


def get_event_type(name: str) -> EventType:
    """Get an event type by name; raise UnknownEventType."""
    try:
        return load_event_types()[name]
    except KeyError:
        raise UnknownEventType(f"{name!r} is no event type; the types are {', '.join(load_event_types())}") from None
