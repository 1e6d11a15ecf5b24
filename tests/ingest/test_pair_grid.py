"""A sentence that tells of two happenings gives two claims with the parties of each, whatever ties the two."""

from itertools import permutations
from typing import Any

import pytest

from graph.datafile import read_yaml_resource
from graph.model import Article, Extraction
from ingest.pipeline import Extractor

pytestmark = pytest.mark.data
GRID: dict[str, Any] = read_yaml_resource("tests.ingest", "pair_grid.yaml")
EVENTS: dict[str, Any] = GRID["events"]


def sentence(template: str, first: str, second: str) -> str:
    text = template
    words = {**GRID["parties"], **{f"1{k}": v for k, v in EVENTS[first].items()}}
    for slot, word in {**words, **{f"2{k}": v for k, v in EVENTS[second].items()}}.items():
        text = text.replace("{" + slot + "}", str(word))
    return text[0].upper() + text[1:]


def is_told(extraction: Extraction, event: dict[str, Any], by: str, statuses: list[str]) -> bool:
    names = {actor.id: actor.name for actor in extraction.actors}
    wanted = {event["other"], *(GRID["names"][letter] for letter in by)}
    return any(
        claim.type in event["types"]
        and claim.status in statuses
        and {names[p.actor] for p in claim.participants} == wanted
        for claim in extraction.claims
    )


@pytest.mark.parametrize("construction", GRID["constructions"], ids=lambda row: row["text"])
def test_both_happenings_are_read(construction: dict[str, Any], extractor: Extractor) -> None:
    pairs = list(permutations(EVENTS, 2))
    texts = [sentence(construction["text"], *pair) for pair in pairs]
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    missed = [
        (text, name)
        for text, pair, extraction in zip(texts, pairs, extractor.extract_all(articles), strict=True)
        for name, by, statuses in zip(pair, construction["by"], construction["statuses"], strict=True)
        if not is_told(extraction, EVENTS[name], by, statuses)
    ]
    assert not missed
