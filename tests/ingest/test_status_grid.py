"""Modality, aspect, negation and report give the status, whatever kind of event is told: constructions times events."""

from typing import Any

import pytest

from graph.datafile import read_yaml_resource
from graph.model import Article
from ingest.pipeline import Extractor

pytestmark = pytest.mark.data
GRID: dict[str, Any] = read_yaml_resource("tests.ingest", "status_grid.yaml")


def cells(event: dict[str, Any]) -> list[tuple[str, set[str]]]:
    """Give the sentences of one event with the statuses that each may have."""
    rows = [*GRID["verbs"], *(GRID["nouns"] if "N" in event else ())]
    return [(sentence(row["text"], event), allowed(row, event["family"])) for row in rows]


def sentence(template: str, event: dict[str, Any]) -> str:
    text = template.format(**event)
    return text[0].upper() + text[1:]


def allowed(row: dict[str, Any], family: str) -> set[str]:
    of_acts = row.get("act", row["consult"])
    return set({"consult": row["consult"], "act": of_acts, "speech": row.get("speech", of_acts)}[family])


@pytest.mark.parametrize("name", GRID["events"])
def test_construction_gives_its_status_to_every_event(name: str, extractor: Extractor) -> None:
    event = GRID["events"][name]
    grid = cells(event)
    articles = [Article(id=str(n), text=text) for n, (text, _) in enumerate(grid)]
    wrong = []
    for (text, statuses), extraction in zip(grid, extractor.extract_all(articles), strict=True):
        found = {claim.status for claim in extraction.claims if claim.type in event["types"]} or {"none"}
        if not found <= statuses:
            wrong.append((text, found, statuses))
    assert not wrong


def test_every_status_is_in_the_grid() -> None:
    given = {status for row in (*GRID["verbs"], *GRID["nouns"]) for status in row["consult"]}
    assert given == {"happened", "ongoing", "planned", "proposed", "conditional", "denied", "none"}
