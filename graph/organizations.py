"""The organizations that news names without explaining them, from `graph/data/organizations.yaml`."""

from collections.abc import Mapping
from functools import cache

from pydantic import Field

from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Record


class Organization(Record):
    """An organization with its names."""

    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    part_of: str | None = Field(default=None, description="the organization of which it is an organ, by name")
    members: tuple[str, ...] = Field(default=(), description="ISO alpha-3 codes, for blocs that a question can name")


@cache
def load_organizations() -> Mapping[str, Organization]:
    """Load all organizations by name."""
    data = read_yaml_resource("graph.data", "organizations.yaml")
    return {name: Organization(name=name, **entry) for name, entry in data.items()}


@cache
def organization_names() -> Mapping[str, Organization]:
    """Map each folded name of an organization to it."""
    return {fold(word): entry for entry in load_organizations().values() for word in (entry.name, *entry.names)}


@cache
def organs_of(name: str) -> tuple[str, ...]:
    """List the organs of an organization by name: the Commission acts for the European Union, a specialised agency not for the UN."""
    return tuple(entry.name for entry in load_organizations().values() if entry.part_of == name)


def find_organization(words: str) -> Organization | None:
    """Find the organization that a name means."""
    folded = fold(words)
    return organization_names().get(folded) or organization_names().get(folded.removeprefix("the "))
