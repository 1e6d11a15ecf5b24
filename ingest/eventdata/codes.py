"""Event code -> what the graph calls it: CAMEO codes and texts, PLOVER categories and modes, from `ingest/data`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pydantic import Field

from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Record, Status
from graph.ontology import load_event_types
from ingest.eventdata.records import BadField

ROLES = {"consult": ("participant", "participant"), "act": ("source", "target"), "speech": ("source", "target")}
EQUAL_TYPES = {"agreement", "cooperation"}  # acts done together: the side named first did no more than the other


class CameoEntry(Record):
    """A CAMEO code as `cameo.yaml` describes it."""

    type: str = Field(description="event type; empty where we have none")
    finds: tuple[str, ...] = Field(default=(), description="texts by which data sets print the code")
    plover: str | None = Field(default=None, description="category where no type tells it")
    table: str | None = Field(default=None, description="category of the published conversion table where it differs")
    status: Status = "happened"
    roles: tuple[str, str] | None = None


class ModeEntry(Record):
    """A PLOVER mode as `plover.yaml` describes it."""

    type: str
    cameo: str
    status: Status = "happened"
    roles: tuple[str, str] | None = None


class CategoryEntry(ModeEntry):
    """A PLOVER category with its modes."""

    modes: Mapping[str, ModeEntry] = {}


class Coding(NamedTuple):
    """What a code says. Without a type it is no event of ours; `roles` are those of source and target."""

    type: str | None
    plover: str | None
    cameo: str
    status: Status
    roles: tuple[str, str]

    @property
    def is_mutual(self) -> bool:
        """Whether both sides take the same part, so that their order means nothing."""
        return self.roles[0] == self.roles[1]


def _coding(cameo: str, entry: CameoEntry | ModeEntry, plover: str | None) -> Coding:
    if not entry.type:
        return Coding(None, plover, cameo, entry.status, ("source", "target"))
    event_type = load_event_types()[entry.type]
    usual = ("participant", "participant") if entry.type in EQUAL_TYPES else ROLES[event_type.family]
    return Coding(entry.type, event_type.plover, cameo, entry.status, entry.roles or usual)


@cache
def _entries() -> Mapping[str, CameoEntry]:
    codes = read_yaml_resource("ingest.data", "cameo.yaml")["codes"]
    return {code: CameoEntry(**entry) for code, entry in codes.items()}


@cache
def load_cameo() -> Mapping[str, Coding]:
    """Load what each CAMEO code means, by code."""
    return {code: _coding(code, entry, entry.plover) for code, entry in _entries().items()}


@cache
def cameo_texts() -> Mapping[str, str]:
    """Map each folded text for a CAMEO code to the code. Root codes ("CONSULT") give way to codes that events have."""
    codes = sorted(_entries().items(), key=lambda item: len(item[0]) > 2)
    return {fold(text): code for code, entry in codes for text in entry.finds}


@cache
def load_plover() -> Mapping[tuple[str, str], Coding]:
    """Load what each PLOVER category and mode means; the mode "" is the category alone."""
    found: dict[tuple[str, str], Coding] = {}
    for name, data in read_yaml_resource("ingest.data", "plover.yaml").items():
        category = CategoryEntry(**data)
        found[name, ""] = _coding(category.cameo, category, name)
        found |= {(name, mode): _coding(entry.cameo, entry, name) for mode, entry in category.modes.items()}
    return found


def get_cameo(code: str) -> Coding:
    """Get what a CAMEO code means; ".0" of a table program goes, and a leading zero that is surely lost ("42") comes back.

    Raises BadField, also for a code such as "14", which may be the root 14 or have been 014.
    """
    plain, known = re.sub(r"\.0$", "", code.strip()), load_cameo()
    mended = known.get(f"0{plain}")
    found = known.get(plain, mended)
    if found is None:
        raise BadField(f"{code!r} is no CAMEO code")
    if mended is not None and found is not mended:
        raise BadField(f"{code!r} may be the CAMEO code 0{plain} without its zero, or the root {plain}")
    return found


def get_cameo_by_text(text: str) -> Coding:
    """Get what the text of a CAMEO code means, however its brackets are written. Raises BadField."""
    code = cameo_texts().get(fold(text))
    if code is None:
        raise BadField(f"{text!r} is the text of no CAMEO code")
    return load_cameo()[code]


def get_plover(category: str, mode: str) -> Coding:
    """Get what a PLOVER category with a mode (or several, parted by semicolons) means. Raises BadField."""
    known, name = load_plover(), category.strip().upper()
    if (name, "") not in known:
        raise BadField(f"{category!r} is no PLOVER category")
    modes = (part.strip().lower() for part in mode.split(";"))
    return next((known[name, part] for part in modes if (name, part) in known), known[name, ""])
