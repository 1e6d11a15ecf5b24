"""The parts of the world whose members are settled, from `graph/data/regions.yaml`, and blocs: what a question can ask the members of."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pydantic import Field

from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Record
from graph.organizations import find_organization


class Region(Record):
    """A part of the world with its names."""

    name: str
    names: tuple[str, ...] = Field(default=(), description="what stands for its states by itself")
    adjectives: tuple[str, ...] = Field(default=(), description="what does so before a word for people or states")
    body: str | None = Field(default=None, description="the organization whose members it has, by name")
    source: str | None = Field(default=None, description="who says which members it has, where these are listed")
    members: tuple[str, ...] = Field(default=(), description="ISO alpha-3 codes")


class Bloc(NamedTuple):
    """States that are asked for together: the name by which a filter does so, and their ISO alpha-3 codes."""

    name: str
    members: tuple[str, ...]


@cache
def load_regions() -> Mapping[str, Region]:
    """Load all regions by name."""
    data = read_yaml_resource("graph.data", "regions.yaml")
    return {name: Region(name=name, **entry) for name, entry in data.items()}


def find_bloc(words: str) -> Bloc | None:
    """Find the organization with known members, or the region, that a name or an adjective means."""
    body = find_organization(words)
    if body is not None and body.members:
        return Bloc(body.name, body.members)
    region = _region_words().get(fold(words).removeprefix("the "))
    if region is None:
        return None
    return find_bloc(region.body) if region.body else Bloc(region.name, region.members)


@cache
def _region_words() -> Mapping[str, Region]:
    return {
        fold(word): region
        for region in load_regions().values()
        for word in (region.name, *region.names, *region.adjectives)
    }
