"""A very long text is read in sections and comes out as one."""

from graph.model import Article
from ingest.pipeline import Extractor
from ingest.sections import SECTION, iter_sections

SENTENCE = "Foreign Minister Anton Orlov met President Maria Gomez in Oslo on May {day}."
FILLER = "The hall was painted in a bright colour, and the visitors liked the new chairs very much."


def long_text(meetings: int) -> str:
    return "\n\n".join(f"{SENTENCE.format(day=n + 1)} {' '.join([FILLER] * 150)}" for n in range(meetings))


def test_sections_cover_the_text_without_overlap() -> None:
    text = long_text(8)
    sections = list(iter_sections(text, text))
    assert len(sections) > 2
    assert "".join(section.clean for section in sections) == text
    assert all(len(section.clean) <= SECTION for section in sections)


def test_short_text_is_one_section() -> None:
    (section,) = iter_sections(SENTENCE, SENTENCE)
    assert section.clean == SENTENCE


def test_text_without_any_break_is_cut_all_the_same() -> None:
    text = "a" * (SECTION * 2 + 5)
    assert [len(section.clean) for section in iter_sections(text, text)] == [SECTION, SECTION, 5]


def test_long_article_gives_one_extraction_with_exact_offsets(extractor: Extractor) -> None:
    text = long_text(8)
    extraction = extractor.extract(Article(id="long", text=text))
    meetings = [claim for claim in extraction.claims if claim.type == "meeting"]
    assert {claim.when.text for claim in meetings if claim.when} == {f"May {n + 1}" for n in range(8)}
    assert sorted(actor.name for actor in extraction.actors) == ["Anton Orlov", "Maria Gomez"]
    known = {actor.id for actor in extraction.actors}
    for claim in extraction.claims:
        assert {p.actor for p in claim.participants} <= known
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
