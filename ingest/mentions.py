"""Doc -> mentions: every stretch of the text that can name a party, with its titles and its country."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from graph.model import Kind
from ingest.lexicon import Known, find_known, find_title_heads, load_nouns
from ingest.names import NameSpan, find_names
from ingest.offices import COUNTRY_USES, TitlePhrase, _left_edge, _phrase_end, read_title_phrase

Form = Literal["name", "title", "body", "group", "country", "adjective", "pronoun"]
INTRODUCERS = {"the", "a", "an", "who", "is", "was", "currently", "also", "now"}
PRONOUNS = {"he", "she", "they", "we", "i", "him", "her", "them", "us", "his", "their", "our", "my", "himself", "herself",
            "themselves", "both", "each"}
FEMALE = {"she", "her", "herself"}
PLURAL = {"they", "them", "their", "themselves", "both", "each"}
SPEAKER = {"i", "we", "us", "our", "my"}


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

    def add(self, mention: Mention) -> None:
        """Keep a mention and take its tokens."""
        self.mentions.append(mention)
        self.taken.update(range(mention.start, mention.end))

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no earlier reader took any of the tokens [start, end)."""
        return not any(i in self.taken for i in range(start, end))


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """Find every mention of a possible party, in order, none inside another."""
    known, heads = find_known(doc), find_title_heads(doc)
    names = find_names(doc, known, heads)
    blocked = {i for span in names for i in range(*span)}
    heads = tuple(h for h in heads if not any(i in blocked for i in range(h.start, h.end)))
    phrases = [read_title_phrase(doc, head, known, blocked) for head in heads]
    scan = Scan(doc, known, names, _outermost(phrases))
    for read in (_read_people, _read_titles, _read_organizations, _read_pairs, _read_bodies, _read_groups, _read_countries, _read_pronouns):
        for mention in read(scan):
            scan.add(mention)
    return tuple(sorted(scan.mentions))


def _outermost(phrases: Iterable[TitlePhrase]) -> list[TitlePhrase]:
    """Drop a title phrase that lies within another ("chief" and "staff" in "chief of staff of the army")."""
    kept: list[TitlePhrase] = []
    for phrase in sorted(phrases, key=lambda p: (p.start, -p.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
        elif phrase.end > kept[-1].end and phrase.head.start >= kept[-1].end:
            kept.append(phrase._replace(start=kept[-1].end))
    return kept


def _before(scan: Scan, start: int) -> Iterator[TitlePhrase]:
    """Yield the titles that stand before a name, nearest first ("the visiting Chief of Staff, General" + name)."""
    while True:
        edge = start - 1 if start and scan.doc[start - 1].text == "," else start
        phrase = next((p for p in scan.phrases if p.end in {start, edge} and p.start < start), None)
        if phrase is None or not scan.is_free(phrase.start, phrase.end):
            return
        if phrase.end == edge != start and phrase.head.title.kind == "honorific":
            return
        yield phrase
        start = phrase.start - (phrase.start > 0 and scan.doc[phrase.start - 1].pos_ == "DET")


def _after(scan: Scan, end: int) -> TitlePhrase | None:
    """Find the title in apposition after a name ("X, the French foreign minister", "X, who is the Chairman of ...")."""
    doc, i = scan.doc, end
    comma = i < len(doc) and doc[i].text in {",", "(", "—", "–"}
    i += comma
    while i < len(doc) and i - end < 5 and doc[i].lower_ in INTRODUCERS:
        i += 1
    if not comma and i == end:
        return None
    for phrase in scan.phrases:
        passing = all(doc[j].pos_ in {"ADJ", "VERB", "ADV"} for j in range(i, phrase.start))
        if i <= phrase.start <= i + 2 and passing and scan.is_free(phrase.start, phrase.end):
            names_other = any(start in {phrase.end, phrase.end + (doc[phrase.end - 1].text == ",")} for start, _ in scan.names)
            return None if names_other or phrase.head.title.kind == "honorific" else phrase
    return None


def _read_people(scan: Scan) -> Iterator[Mention]:
    for start, end in scan.names:
        if not scan.is_free(start, end):
            continue
        before = list(_before(scan, start))
        first = min([start, *(p.start for p in before)])
        after = _after(scan, end)
        titles = tuple(p for p in [*before, after] if p and p.head.title.kind != "honorific")
        if first and scan.doc[first - 1].pos_ == "DET":
            first -= 1
        country = next((p.country for p in titles if p.country), None) or _owner_country(scan, first)
        last = after.end if after and scan.doc[end].text != "is" and scan.doc[end].lower_ != "was" else end
        yield Mention(first, last, (start, end), "person", "name", (country,) if country else (), titles)


def _owner_country(scan: Scan, start: int) -> str | None:
    """Find the country right before a name ("France's Alain Juppe")."""
    near = [k for k in scan.known if k.end in {start, start - 1} and k.usage in COUNTRY_USES]
    return near[-1].country if near and (scan.doc[start - 1].tag_ == "POS" or near[-1].usage == "adjective") else None


def _read_titles(scan: Scan) -> Iterator[Mention]:
    """Read titles without a name: "the Syrian general", "a senior Iranian general"."""
    for phrase in scan.phrases:
        if phrase.head.title.kind == "honorific" or not scan.is_free(phrase.start, phrase.end):
            continue
        head = scan.doc[phrase.head.end - 1]
        if head.pos_ not in {"NOUN", "PROPN"} or head.dep_ in {"amod", "compound"} and not head.text[0].isupper():
            continue
        start = phrase.start - (phrase.start > 0 and scan.doc[phrase.start - 1].dep_ in {"det", "poss"})
        yield Mention(start, phrase.end, (phrase.start, phrase.end), "person", "title",
                      (phrase.country,) if phrase.country else (), (phrase,), plural=head.tag_ in {"NNS", "NNPS"})


def _read_organizations(scan: Scan) -> Iterator[Mention]:
    for k in scan.known:
        if k.usage == "organization" and scan.is_free(k.start, k.end):
            yield Mention(k.start, k.end, (k.start, k.end), "organization", "name",
                          (k.country,) if k.country else (), label=k.organization)


def _noun_spans(scan: Scan, words: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the common nouns of a list, two-word nouns first, as (start, end, sector)."""
    doc, i = scan.doc, 0
    while i < len(doc):
        for width in (2, 1):
            tail = doc[min(i + width, len(doc)) - 1]
            lower = doc[i : i + width].text.lower()
            if i + width <= len(doc) and lower in words and tail.pos_ in {"NOUN", "PROPN"}:
                yield i, i + width, words[lower]
                i += width - 1
                break
        i += 1


def _countries_in(scan: Scan, start: int, end: int) -> tuple[str, ...]:
    found = [k.country for k in scan.known if start <= k.start and k.end <= end and k.usage in COUNTRY_USES and k.country]
    return tuple(dict.fromkeys(found))


def _body(scan: Scan, start: int, end: int, sector: str) -> Mention | None:
    doc = scan.doc
    first, last = _left_edge(doc, start, scan.taken), end
    if last + 1 < len(doc) and doc[last].lower_ == "of":
        last = _phrase_end(doc, last + 1, scan.taken)
        last = end if last == end + 1 else last
    if not scan.is_free(first, last):
        return None
    countries = _countries_in(scan, first, last)
    proper = any(token.pos_ == "PROPN" for token in doc[first:last])
    head = doc[end - 1]
    definite = first and doc[first - 1].dep_ in {"det", "poss"} and doc[first - 1].lower_ not in {"a", "an"}
    if not (countries or proper or definite) or head.dep_ in {"amod", "compound"} and not head.text[0].isupper():
        return None
    return Mention(first - bool(definite), last, (first, last), "organization", "body", countries[:1], sector=sector or None)


def _read_pairs(scan: Scan) -> Iterator[Mention]:
    """Read "the two sides", "the military authorities", "both governments": a plural that takes up who was just named."""
    doc, pairs = scan.doc, load_nouns().pairs
    for token in doc:
        if token.lower_ not in pairs or not scan.is_free(token.i, token.i + 1):
            continue
        first = token.i
        while first and doc[first - 1].pos_ in {"ADJ", "NUM", "NOUN"} and first - 1 not in scan.taken:
            first -= 1
        opener = doc[first - 1].lower_ if first else ""
        if (opener in {"the", "both"} or doc[first].lower_ in {"both", "two"}) and not _countries_in(scan, first, token.i):
            start = first - (opener in {"the", "both"})
            yield Mention(start, token.i + 1, (first, token.i + 1), "group", "group", plural=True)


def _read_bodies(scan: Scan) -> Iterator[Mention]:
    nouns = load_nouns()
    for start, end, sector in _noun_spans(scan, nouns.bodies):
        if scan.is_free(start, end) and (mention := _body(scan, start, end, sector)):
            yield mention
    for start, end, _ in _noun_spans(scan, nouns.states):
        first = _left_edge(scan.doc, start, scan.taken) if scan.is_free(start, end) else start
        countries = _countries_in(scan, first, end)
        if len(countries) == 1:
            yield Mention(first, end, (first, end), "country", "country", countries, usage="name")
    for entity in scan.doc.ents:
        if entity.label_ == "ORG" and scan.is_free(entity.start, entity.end) and entity[-1].pos_ == "PROPN":
            start = entity.start + (entity[0].pos_ == "DET")
            if start < entity.end:
                countries = _countries_in(scan, start, entity.end)
                yield Mention(entity.start, entity.end, (start, entity.end), "organization", "name", countries[:1])


def _read_groups(scan: Scan) -> Iterator[Mention]:
    nouns, doc = load_nouns(), scan.doc
    for start, end, sector in _noun_spans(scan, nouns.groups | nouns.individuals):
        if not scan.is_free(start, end):
            continue
        first = start
        while first and (doc[first - 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ"}) and first - 1 not in scan.taken:
            first -= 1
        while doc[first].pos_ in {"CCONJ", "PART"} or doc[first].tag_ == "POS":
            first += 1
        plural = doc[end - 1].tag_ in {"NNS", "NNPS"} or doc[end - 1].lower_ == "people"
        cover = first - (first > 0 and doc[first - 1].dep_ in {"det", "poss"} and first - 1 not in scan.taken)
        kind: Kind = "group" if plural else "person"
        yield Mention(cover, end, (first, end), kind, "group" if plural else "title", _countries_in(scan, first, end),
                      sector=sector or None, plural=plural)
    for k in scan.known:
        if k.usage == "demonym" and scan.is_free(k.start, k.end) and doc[k.end - 1].tag_ in {"NNPS", "NNS", "NNP"}:
            if doc[k.end - 1].text.endswith("s") and k.country:
                yield Mention(k.start, k.end, (k.start, k.end), "group", "group", (k.country,), sector="CVL", plural=True)


def _read_countries(scan: Scan) -> Iterator[Mention]:
    for k in scan.known:
        if k.usage == "organization" or not k.country or not scan.is_free(k.start, k.end):
            continue
        form: Form = "adjective" if k.usage in {"adjective", "demonym"} else "country"
        yield Mention(k.start, k.end, (k.start, k.end), "country", form, (k.country,), usage=k.usage)


def _read_pronouns(scan: Scan) -> Iterator[Mention]:
    for token in scan.doc:
        if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"} and scan.is_free(token.i, token.i + 1):
            yield Mention(token.i, token.i + 1, (token.i, token.i + 1), "person", "pronoun", plural=token.lower_ in PLURAL)


def text_of(doc: Doc, span: NameSpan) -> str:
    """Give a token span as running text, one space between words."""
    return " ".join(doc[span[0] : span[1]].text.split())


def head_of(doc: Doc, mention: Mention) -> Token:
    """Give the token that stands for the mention in the grammar of its sentence."""
    return doc[mention.name[0] : mention.name[1]].root
