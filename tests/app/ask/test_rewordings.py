"""The same question in other words means the same filter: who did what to whom, when, where and about what survives each wording."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.ask.reading import Reading, UnreadableQuestion, read_question
from graph.datafile import read_yaml

FILE = Path(__file__).with_name("rewordings.yaml")
FAMILIES: dict[str, dict[str, Any]] = read_yaml(FILE.read_text(encoding="utf-8"), FILE.name)
FILLED = [(name, pair) for name, family in FAMILIES.items() for pair in family["of"]]
OTHER = {"target": "source", "host": "visitor"}
TODAY = date(2026, 11, 24)


def fill(wording: str, pair: list[str]) -> str:
    first, second = pair
    return wording.format(A=first, B=second, As=_owning(first), Bs=_owning(second)).strip()


def _owning(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def read(question: str) -> Reading | None:
    try:
        return read_question(question, TODAY)
    except UnreadableQuestion:
        return None


def meaning_of(reading: Reading | None) -> str:
    """Write what is asked, so that what several fields list in some order, and "A did it to B" by the role of either state, are the same."""
    if reading is None:
        return "refused"
    asked = {
        key: sorted(value) if isinstance(value, list) else value
        for key, value in reading.filter.model_dump(mode="json", exclude_defaults=True).items()
    }
    role, states = asked.get("role", [""])[0], asked.get("country", [])
    others = [side[8:] for side in asked.get("between", []) if side[:8] == "country:" and side[8:] not in states]
    if role in OTHER and len(others) == len(states) == 1 and not {"office", "sector"} & set(asked):
        asked |= {"role": [OTHER[role]], "country": others}
    return json.dumps([asked, reading.wanted.model_dump(mode="json")], sort_keys=True)


@pytest.mark.data
@pytest.mark.parametrize(("name", "pair"), FILLED, ids=[f"{name}: {', '.join(pair)}" for name, pair in FILLED])
def test_every_wording_asks_for_the_same(name: str, pair: list[str]) -> None:
    first, *others = (fill(wording, pair) for wording in FAMILIES[name]["says"])
    meant = meaning_of(read(first))
    assert meant != "refused"
    assert not [other for other in others if meaning_of(read(other)) != meant]


@pytest.mark.data
@pytest.mark.parametrize(("name", "pair"), FILLED, ids=[f"{name}: {', '.join(pair)}" for name, pair in FILLED])
def test_what_only_looks_alike_asks_for_something_else(name: str, pair: list[str]) -> None:
    family = FAMILIES[name]
    meant = read(fill(family["says"][0], pair))
    for wording in family["near"]:
        near = read(fill(wording, pair))
        told = near is not None and set(near.not_understood) - set(meant.not_understood if meant else ())
        assert told or meaning_of(near) != meaning_of(meant), fill(wording, pair)


@pytest.mark.data
@pytest.mark.parametrize("name", FAMILIES)
def test_capitals_and_signs_change_nothing(name: str) -> None:
    family = FAMILIES[name]
    for wording in family["says"][:4]:
        question = fill(wording, family["of"][0]).rstrip("?")
        meant = meaning_of(read(question))
        assert meaning_of(read(f"{question}?")) == meaning_of(read(f"{question}.")) == meant, question
        assert meaning_of(read(question[0].upper() + question[1:])) == meant, question
