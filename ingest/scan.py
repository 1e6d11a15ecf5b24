"""What a text is known to hold while its mentions are read, and the record of a mention."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from graph.countries import country_names
from graph.ids import fold
from graph.model import Kind
from ingest.lexicon import Known
from ingest.names import NameSpan
from ingest.offices import COUNTRY_USES, TitlePhrase

NAMED = {"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC", "EVENT"}
HYPHENS = {"-", "–", "‑"}
STANCES = {"pro", "anti", "non"}
Form = Literal["name", "title", "body", "group", "country", "adjective", "pronoun", "generic"]


class Mention(NamedTuple):
    """A stretch of tokens [start, end) that can name a party; `name` is the part that is the proper name."""

    start: int
    end: int
    name: NameSpan
    kind: Kind
    form: Form
    countries: tuple[str, ...] = ()
    titles: tuple[TitlePhrase, ...] = ()
    sector: str | None = None
    usage: str = ""
    plural: bool = False
    label: str | None = None

    @property
    def visiting(self) -> bool:
        """Tell whether the text calls this party a visitor."""
        return any(title.visiting for title in self.titles)


@dataclass
class Scan:
    """What is known of a text while its mentions are read: one pass fills it, later readers respect what is taken."""

    doc: Doc
    known: tuple[Known, ...]
    names: tuple[NameSpan, ...]
    phrases: list[TitlePhrase]
    taken: set[int] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    lower: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Lower the words once: the readers look each of them up several times."""
        self.lower = tuple(token.lower_ for token in self.doc)

    def add(self, mention: Mention) -> None:
        """Keep a mention and take its tokens."""
        self.mentions.append(mention)
        self.taken.update(range(mention.start, mention.end))

    def drop(self, mention: Mention) -> None:
        """Leave a mention to one that holds it."""
        self.mentions.remove(mention)
        self.taken.difference_update(range(mention.start, mention.end))

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no earlier reader took any of the tokens [start, end)."""
        return not any(i in self.taken for i in range(start, end))


def noun_spans(scan: Scan, words: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the common nouns of a list, two-word nouns first, as (start, end, sector)."""
    lower, i = scan.lower, 0
    while i < len(lower):
        pair = f"{lower[i]} {lower[i + 1]}" if i + 1 < len(lower) else ""
        width = 2 if pair in words else 1 if lower[i] in words else 0
        if width and scan.doc[i + width - 1].pos_ in {"NOUN", "PROPN"}:
            yield i, i + width, words[pair if width == 2 else lower[i]]
        i += width or 1


def countries_in(scan: Scan, start: int, end: int) -> tuple[str, ...]:
    """List the countries that tokens [start, end) name, capitals left out, each once."""
    found = [
        k.country
        for k in scan.known
        if start <= k.start and k.end <= end and k.usage in COUNTRY_USES and k.country and not _is_stance(scan, k.start)
    ]
    return tuple(dict.fromkeys(found))


def _is_stance(scan: Scan, start: int) -> bool:
    """Tell whom somebody is for or against from where somebody is of: "the pro-Syrian opposition"."""
    return start > 1 and scan.lower[start - 1] in HYPHENS and scan.lower[start - 2] in STANCES


def text_of(doc: Doc, span: NameSpan) -> str:
    """Give a token span as running text, one space between words."""
    return " ".join(doc[span[0] : span[1]].text.split())


def running_text(doc: Doc, span: NameSpan) -> str:
    """Give a description as it stands within a sentence: "Officials from the World Bank" begins one and has its capital from that."""
    text, first = text_of(doc, span), doc[span[0]]
    begins = first.is_sent_start or (span[0] > 0 and doc[span[0] - 1].is_sent_start)
    own = first.pos_ == "PROPN" or first.ent_type_ in NAMED or first.text[1:] != first.text[1:].lower()
    return text if not begins or own or fold(first.text) in country_names() else text[:1].lower() + text[1:]


def head_of(doc: Doc, mention: Mention) -> Token:
    """Give the token that stands for the mention in the grammar of its sentence."""
    return doc[mention.name[0] : mention.name[1]].root
