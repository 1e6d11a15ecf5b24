"""Builders of records with defaults: a test names only what it is about."""

from datetime import date
from typing import Any

from graph.model import (
    Actor,
    Article,
    ArticleHead,
    Claim,
    Evidence,
    Extraction,
    Office,
    Participant,
    Place,
    Quote,
    Span,
    When,
)

TEXT = "General Arash Kiani met General Samir Nasser in Tehran on Wednesday. They talked about training."
SENTENCE = TEXT[: TEXT.index(".") + 1]


def span(words: str, text: str = TEXT) -> Span:
    """Find words in a text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def article(id: str = "art-1", **fields: Any) -> Article:  # noqa: A002
    return Article(**{"id": id, "text": TEXT, "publisher": "Sample Wire", "published": date(2024, 5, 16), **fields})


def person(id: str = "a1", name: str = "Arash Kiani", country: str | None = "IRN", **fields: Any) -> Actor:  # noqa: A002
    office = Office(title="Chief of Staff", organization=None, country=country, sector="MIL")
    return Actor(
        **{
            "id": id,
            "kind": "person",
            "name": name,
            "country": country,
            "sector": "MIL",
            "offices": (office,),
            **fields,
        }
    )


def participant(
    actor: str = "a1", words: str = "Arash Kiani", country: str | None = "IRN", **fields: Any
) -> Participant:
    known = {"role": "participant", "office": "Chief of Staff", "sector": "MIL"}
    return Participant(**{**known, "actor": actor, "country": country, "mention": span(words), **fields})


def claim(id: str = "clm-1", **fields: Any) -> Claim:  # noqa: A002
    known = {
        "type": "meeting",
        "plover": "CONSULT",
        "cameo": "040",
        "status": "happened",
        "participants": (
            participant("a1", "Arash Kiani", "IRN", role="host"),
            participant("a2", "Samir Nasser", "SYR", role="visitor"),
        ),
        "place": Place(name="Tehran", country="IRN", latitude=35.7, longitude=51.4),
        "when": When(start=date(2024, 5, 15), end=date(2024, 5, 15), precision="day", text="Wednesday"),
        "topics": ("training",),
        "quotes": (Quote(speaker="a1", text="about training", start=83, end=97),),
        "evidence": (Evidence(start=0, end=len(SENTENCE), text=SENTENCE, trigger=span("met"), rule="meeting.meet"),),
        "confidence": 0.9,
    }
    return Claim(**{**known, "id": id, **fields})


def extraction(
    of: Article | None = None, actors: tuple[Actor, ...] = (), claims: tuple[Claim, ...] | None = None
) -> Extraction:
    of = of or article()
    who = actors or (person("a1"), person("a2", "Samir Nasser", "SYR"))
    said = claims if claims is not None else (claim(f"clm-{of.id}"),)
    return Extraction(article=ArticleHead(id=of.id), actors=who, claims=said)
