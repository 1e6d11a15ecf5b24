"""Mentions -> parties: which mentions of an article name one and the same person, body, country or group."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from graph.countries import country_names, find_country, get_country
from graph.ids import fold
from graph.model import Kind
from ingest.acronyms import is_short_for
from ingest.grammar import KINDS, VOICES, iter_voiced
from ingest.offices import TitlePhrase
from ingest.personal_names import is_same_name, name_tokens, names_with_nickname
from ingest.phrases import after_preposition
from ingest.scan import Mention, head_of, text_of

NEAR = 2  # sentences: how far "a senior general" may stand before the name that tells who it was


@dataclass(eq=False)
class Party:
    """One party of the article while its mentions are gathered."""

    kind: Kind
    names: list[str] = field(default_factory=list)
    country: str | None = None
    sector: str | None = None
    titles: list[TitlePhrase] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    proper: bool = True
    office: str | None = None  # held by a leader of this name, where the article does not say

    def take(self, mention: Mention, shared: bool = False) -> None:
        """Add a mention and what it says of the party: the first country told is kept; a body does not share that of a list."""
        self.mentions.append(mention)
        self.titles.extend(title for title in mention.titles if title not in self.titles)
        if mention.countries and not (shared and self.kind == "organization"):
            self.country = self.country or mention.countries[0]
        self.sector = self.sector or mention.sector

    def answers_to(self, name: str) -> bool:
        """Tell whether a person's name can be this one's; a surname alone, as "Castro", does not vouch for another given name."""
        words = set(name_tokens(name))
        full = [known for known in self.names if len(words) > 1 and len(name_tokens(known)) > 1]
        if not full:
            return any(is_same_name(name, known) for known in self.names)
        return any(is_same_name(name, known) or words > set(name_tokens(known)) for known in full)

    @property
    def is_individual(self) -> bool:
        """Tell a person, by name or not ("a senior Kenyan official"), from a group."""
        return self.kind == "person" or (self.kind == "group" and not self.proper)

    @property
    def visiting(self) -> bool:
        """Tell whether any mention calls the party a visitor."""
        return any(mention.visiting for mention in self.mentions)


class Spoken(NamedTuple):
    """Quoted or reported words, tokens [start, end) without the marks, and who said them."""

    start: int
    end: int
    speaker: Party | None
    direct: bool


def _led_by(token: Token) -> Iterator[Token]:
    """Yield who leads it: "a delegation led by General Otieno" is the general's."""
    if token.lemma_.lower() in VOICES:
        for child in token.children:
            if child.dep_ == "acl" and child.lemma_.lower() in {"lead", "head", "chair"}:
                yield from after_preposition(child, "by")


def _members(token: Token) -> Iterator[Token]:
    """Yield who is named of a plural: "several countries, including Norway and Chad"."""
    for child in token.children:
        if child.lower_ == "including" and token.tag_ in {"NNS", "NNPS"}:
            for inner in child.children:
                if inner.dep_ in {"pobj", "dobj"}:
                    yield from (inner, *inner.conjuncts)


def _beside(token: Token) -> Iterator[Token]:
    """Yield names in apposition and nouns joined to a name ("the rebels Al-Wadi")."""
    for child in token.children:
        if child.dep_ == "appos" or (child.dep_ == "compound" and child.tag_ == "NNS"):
            yield child
        elif child.dep_ == "compound" and child.ent_type_ == "PERSON" and token.ent_type_ != "PERSON":
            yield child  # "met X whereat they agreed": a word that the parser took for the end of the name
        elif child.lower_ == "as" and any(
            inner.lower_ == "such" for inner in child.children
        ):  # "countries such as Iran"
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def sentence_index(doc: Doc) -> list[int]:
    """Number the sentence of each token."""
    starts = doc.to_array(["SENT_START"]).ravel() == 1
    return [max(int(n) - 1, 0) for n in starts.cumsum()]


class Cast:
    """The parties of one article and who stands at each token."""

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...]) -> None:
        self.doc = doc
        self.mentions = mentions
        self.parties: list[Party] = []
        self.sentence = sentence_index(doc)
        self.spoken: tuple[Spoken, ...] = ()
        self.mention_at: dict[int, Mention] = {i: m for m in mentions for i in range(m.start, m.end)}
        self.parties_of: dict[Mention, tuple[Party, ...]] = {}
        self._entities: dict[int, list[Span]] = {}
        for entity in doc.ents:
            self._entities.setdefault(self.sentence[entity.start], []).append(entity)

    def entities(self, token: Token) -> list[Span]:
        """Give the names that the language model sees in a token's sentence; spaCy's own look-up reads the whole text."""
        return self._entities.get(self.sentence[token.i], [])

    def countries_below(self, token: Token) -> Iterator[tuple[Span, str]]:
        """Give the names of countries and nationalities in the words that depend on a token, settings ("in Iran") left out."""
        for entity in self.entities(token):
            word = country_names().get(fold(entity.text).removeprefix("the "))
            below = token.i < entity.start < token.right_edge.i + 1
            setting = entity.root.dep_ == "pobj" and (
                entity.root.head.lower_ in {"in", "at", "near"} or entity.root.head.head.lower_ in {"border", "borders"}
            )
            told = entity.root.dep_ in {"amod", "compound"} and self._is_private(entity.root.head)
            if entity.label_ in {"GPE", "NORP"} and word and below and not setting and not told:
                yield entity, word.code

    def _is_private(self, token: Token) -> bool:
        """Tell somebody of a country who does not act for it: "the release of an American journalist"."""
        mention = self.mention_at.get(token.i)
        return mention is not None and (mention.kind == "person" or mention.sector == "CVL")

    def mentions_near(self, token: Token) -> list[Mention]:
        """Give the mentions of a token's sentence."""
        sentence = token.sent
        first = bisect_left(self.mentions, sentence.start, key=lambda m: m.start)
        return list(takewhile(lambda m: m.start < sentence.end, self.mentions[first:]))

    def new_party(self, mention: Mention, name: str, kind: Kind | None = None) -> Party:
        """Add a party that this mention is the first to name."""
        party = Party(kind or mention.kind, [name], proper=mention.form == "name" or mention.kind != "person")
        self.parties.append(party)
        return party

    def state_of(self, party: Party) -> Party:
        """Give the country that a body or an unnamed official acts for; any other party stands for itself."""
        if party.kind == "country" or not party.country or (party.kind == "person" and party.proper):
            return party
        return self.country(party.country, party.mentions[0])

    def known_country(self, code: str) -> Party | None:
        """Give the party of a country that the article names."""
        return next((p for p in self.parties if p.kind == "country" and p.country == code), None)

    def last_country(self, token: int, reach: int | None = None) -> str | None:
        """Give the country named last before a token, at most so many sentences ago; nationalities do not count."""
        for mention in reversed(self.mentions):
            if mention.start < token and mention.form == "country" and mention.countries:
                near = reach is None or self.sentence[token] - self.sentence[mention.start] <= reach
                return mention.countries[0] if near else None
        return None

    def country(self, code: str, mention: Mention) -> Party:
        """Give the party of a country, a new one that this mention stands for where the article does not name it."""
        if known := self.known_country(code):
            return known
        state = Party("country", [get_country(code).name], code, mentions=[mention])
        self.parties.append(state)
        return state

    def bind(self, mention: Mention, *parties: Party) -> None:
        """Settle whom a mention names."""
        self.parties_of[mention] = parties
        for party in parties:
            party.take(mention, shared=len(parties) > 1)

    def at(self, token: Token) -> tuple[Party, ...]:
        """Give the parties that stand at a token, none when nothing there is a party."""
        mention = self.mention_at.get(token.i)
        return self.parties_of.get(mention, ()) if mention else ()

    def stands_for(self, token: Token) -> Iterator[tuple[Party, Mention]]:
        """Give who acts where a noun stands: itself, the name beside it, or whom a spokesman or statement speaks for."""
        named = [
            (party, m)
            for t in _members(token)
            if (m := self.mention_at.get(t.i))
            for party in self.parties_of.get(m, ())
        ]
        if named:
            yield from named
            return
        for head in (*_led_by(token), *self._called(token), token, *_beside(token), *iter_voiced(token)):
            mention = self.mention_at.get(head.i)
            parties = self.parties_of.get(mention, ()) if mention else ()
            if mention and parties:
                yield from ((party, mention) for party in parties)
                return

    def _called(self, token: Token) -> Iterator[Token]:
        """Yield the name of a body of which a noun tells the kind: "the militant group Hamas", "the Fatah party"."""
        for child in token.children if token.lemma_.lower() in KINDS else ():
            mention = self.mention_at.get(child.i) if child.dep_ in {"appos", "compound"} else None
            named = mention and mention.kind == "organization" and mention.form == "name"
            if mention and named and (mention.label or child.dep_ == "appos"):
                yield child

    def speaker_at(self, token: Token) -> tuple[Party, Mention] | None:
        """Give who says the words in which a token stands, with the mention that is nearest to it."""
        for words in self.spoken:
            if words.start <= token.i < words.end and words.speaker and words.speaker.mentions:
                return words.speaker, min(words.speaker.mentions, key=lambda m: abs(m.start - token.i))
        return None

    def is_subject(self, mention: Mention) -> bool:
        """Tell whether a mention is the subject of its clause."""
        return any(token.dep_ in {"nsubj", "nsubjpass"} for token in self.doc[mention.start : mention.end])


def gather_parties(doc: Doc, mentions: tuple[Mention, ...]) -> Cast:
    """Group the mentions that carry a name; what only describes ("the general", "he") is settled by `ingest.coreference`."""
    cast = Cast(doc, mentions)
    for mention in mentions:
        if mention.form == "name" and mention.kind == "person":
            _bind_person(cast, mention)
        elif mention.kind == "organization" and mention.form not in {"group", "generic"}:
            _bind_organization(cast, mention)
        elif mention.kind == "country" and len(mention.countries) > 1:
            cast.bind(mention, *(cast.country(code, mention) for code in mention.countries))
        elif mention.kind == "country" and mention.countries:
            _bind_country(cast, mention)
    return cast


def _bind_person(cast: Cast, mention: Mention) -> None:
    name, *others = names_with_nickname(text_of(cast.doc, mention.name))
    country = mention.countries[0] if mention.countries else None
    for party in reversed([p for p in cast.parties if p.kind == "person"]):
        conflict = country and party.country and country != party.country and len(name_tokens(name)) == 1
        if not conflict and party.answers_to(name):
            break
    else:
        party = cast.new_party(mention, name)
    party.names += [told for told in (name, *others) if told not in party.names]
    cast.bind(mention, party)


def _bind_organization(cast: Cast, mention: Mention) -> None:
    name = mention.label or text_of(cast.doc, mention.name)
    country = mention.countries[0] if mention.countries else None
    head = head_of(cast.doc, mention).lower_
    for party in reversed([p for p in cast.parties if p.kind == "organization"]):
        same = any(fold(name) == fold(known) or is_short_for(name, known) for known in party.names)
        again = (
            mention.form == "body"
            and not country
            and len(name.split()) == 1
            and fold(party.names[0]).split()[-1] == head
        )
        if (same and country in {party.country, None}) or again:
            break
    else:
        party = cast.new_party(mention, name)
    printed = text_of(cast.doc, mention.name)
    if printed not in party.names and (len(printed.split()) > 1 or printed.replace(".", "").isupper()):
        party.names.append(printed)
    # The parser takes "Sudan's" and "Afghan" for the heads of "Sudan's government" and "U.S. and Afghan forces".
    if find_country(head):
        head = fold(printed).split()[-1]
    if mention.form == "body" and country and (adjective := adjective_name(country, head)) not in party.names:
        party.names.append(adjective)
    cast.bind(mention, party)


def adjective_name(country: str, noun: str) -> str:
    """Name a national body or group in the common way: "authorities in Cyprus" are the Cypriot authorities."""
    return f"{next(iter(get_country(country).adjectives), get_country(country).name)} {noun}"


def _bind_country(cast: Cast, mention: Mention) -> None:
    code = mention.countries[0]
    party = cast.known_country(code) or cast.new_party(mention, get_country(code).name)
    printed = text_of(cast.doc, mention.name)
    if mention.usage in {"name", "weak"} and printed not in party.names:
        party.names.append(printed)
    cast.bind(mention, party)
