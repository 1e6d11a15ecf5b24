"""Nothing of a text is lost or doubled when it is cut into parts, and each part knows what it is."""

import pytest

from app.pages.marking import mark_article, mark_sentence
from app.pages.rendering import embed, outside, render
from app.views import EventView
from graph.answers import EventAnswer, NamedActor

SENTENCE = "Arash Kiani met Samir Nasser."


def event(id: str, start: int, text: str = SENTENCE) -> EventView:  # noqa: A002
    seat = {
        "id": "per-1",
        "name": "Arash Kiani",
        "kind": "person",
        "role": "host",
        "office": None,
        "country": "IRN",
        "sector": None,
    }
    said = {"article": "art-1", "url": None, "title": None, "publisher": None, "published": None, "claim": "clm-1", "start": start,
            "end": start + len(text), "text": text, "trigger": {"start": start + 12, "end": start + 15, "text": "met"}, "rule": "meeting.meet"}  # fmt: skip
    return EventView.of(EventAnswer.model_validate({
        "id": id, "type": "meeting", "plover": "CONSULT", "cameo": "040", "status": "happened", "title": "T", "start": None, "end": None,
        "precision": None, "date_text": None, "confidence": 0.9, "articles": 1, "sources": 1, "place": None, "participants": (seat,), "topics": (), "quotes": (),
        "evidence": (said,),
    }))  # fmt: skip


def named(start: int, end: int, claim: str = "clm-1") -> NamedActor:
    return NamedActor(claim=claim, actor="per-1", name="Arash Kiani", kind="person", start=start, end=end)


@pytest.mark.parametrize(
    ("names", "marked"),
    [
        ([named(100, 111)], ["Arash Kiani", "met"]),
        ([named(106, 111), named(106, 111)], ["Kiani", "met"]),
        ([named(100, 111, "clm-2")], ["met"]),
        ([named(90, 99), named(200, 205), named(110, 114)], ["i me"]),
    ],
    ids=["as-called", "as-written-there", "of-another-claim", "outside-or-across"],
)
def test_sentence_has_its_trigger_and_names_marked(names: list[NamedActor], marked: list[str]) -> None:
    parts = mark_sentence(event("evt-1", 100).evidence[0], names)
    assert "".join(part.text for part in parts) == SENTENCE
    assert [part.text for part in parts if part.mark] == marked


@pytest.mark.parametrize("starts", [(0,), (5,), (5, 5), (5, 20), (0, 29)])
def test_article_is_whole_whatever_stands_in_it(starts: tuple[int, ...]) -> None:
    text = "🕊️ " + SENTENCE * 3
    events = [event(f"evt-{n}", start, text[start : start + 20]) for n, start in enumerate(starts)]
    parts = mark_article("art-1", text, events)
    assert "".join(part.text for part in parts) == text
    assert [part.start for part in parts] == sorted({part.start for part in parts})
    for n, start in enumerate(starts):
        assert "".join(p.text for p in parts if f"evt-{n}" in p.events) == text[start : start + 20]


def test_nothing_in_data_can_end_the_script_that_it_stands_in() -> None:
    assert "</" not in embed({"name": "</script><script>alert(1)</script>"})


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.example", None, ""])
def test_only_addresses_of_the_web_are_links(address: str | None) -> None:
    assert outside(address) is None


def test_what_an_article_says_is_text() -> None:
    said = event("evt-1", 0, "<script>alert(1)</script> & <b>met</b>")
    assert "<script>alert" not in render("event", event=said, named=(), linked=embed({}))
