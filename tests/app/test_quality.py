"""The accuracy that is served and shown is the one that was measured."""

from pathlib import Path

from fastapi.testclient import TestClient

from app.quality import Quality, load_quality
from eval.publish import END, START, render
from graph.ontology import load_event_types

README = Path(__file__).resolve().parents[2] / "README.md"


def test_quality_is_served(client: TestClient) -> None:
    answer = client.get("/v1/quality")
    assert answer.status_code == 200
    assert Quality.model_validate(answer.json()) == load_quality()
    assert set(answer.json()["types"]) <= set(load_event_types())


def test_readme_shows_what_is_served() -> None:
    text = README.read_text(encoding="utf-8")
    assert text[text.index(START) + len(START) : text.index(END)].strip() == render(load_quality()).strip()


def test_high_confidence_means_what_it_says() -> None:
    for part in load_quality().confidence:
        if part.claims >= 10:
            assert part.right / part.claims >= part.low - 0.1
