"""Article -> extraction: every stage called in order."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Self

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Actor, Article, ArticleHead, Extraction
from graph.ontology import get_event_type
from ingest.claims import actor_of, add_spoken_topics, assign_sides, attach_quotes, claim_of
from ingest.context import inherit_setting, place_visits, take_up_mentions
from ingest.coreference import settle_descriptions, settle_speakers
from ingest.dateline import find_dateline
from ingest.drafts import Draft, draft_claim
from ingest.echoes import without_echoes
from ingest.explanation import Explanation, explain
from ingest.focus import settle_focus
from ingest.gapping import add_gapped
from ingest.home import settle_home
from ingest.hosts import settle_hosts
from ingest.identification import ENGLISH, identify_language
from ingest.language import DEFAULT_MODEL, load_language
from ingest.leadership import settle_leader
from ingest.mentions import find_mentions
from ingest.merging import merge_drafts, split_journey, split_shared
from ingest.morphology import Morphology
from ingest.outcomes import add_agreements_of_talks, add_talks_behind
from ingest.owners import settle_own_countries, settle_owners
from ingest.parties import Cast, Party, Spoken, gather_parties
from ingest.quotes import find_spoken
from ingest.seats import Seat
from ingest.sections import iter_sections, join_extractions
from ingest.source_text import SourceText, attach, set_inserts_in_commas
from ingest.triggers import Stopped, Trigger, find_triggers

Section = tuple[Doc, Article, str | None]  # a parsed part of an article, and the language of the whole
BARE_VERB = re.compile(r"(?:(?<=\A)|(?<=[.!?]\s)|(?<=\n))Met(?= with (?:the )?[A-Z])")
BATCH = 16  # articles a spaCy batch: larger gives no more speed and costs memory


class Extractor:
    """Holds the loaded language pipeline and reads articles with it."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._morphology = Morphology.take_over(nlp)

    @classmethod
    def load(cls, model: str | None = None) -> Self:
        """Load an installed spaCy pipeline (default: the English one that comes with Dragoman); raises ModelMissing."""
        return cls(load_language(model or DEFAULT_MODEL))

    def extract(self, article: Article) -> Extraction:
        """Read one article."""
        return next(self.extract_all((article,)))

    def extract_all(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Read articles in order, one extraction each."""
        for sections in self._read(articles):
            yield join_extractions([extract_doc(*section)[0] for section in sections])

    def explain_all(self, articles: Iterable[Article]) -> Iterator[Explanation]:
        """Read articles in order and tell which of their words could have named an event, and what became of each."""
        for sections in self._read(articles):
            extractions, stopped = zip(*(extract_doc(*section) for section in sections), strict=True)
            yield explain(join_extractions(extractions), list(chain.from_iterable(stopped)))

    def _read(self, articles: Iterable[Article]) -> Iterator[list[Section]]:
        """Parse articles in order, each in one section or several; of a text in another language than English nothing is parsed."""
        sections: list[Section] = []
        for doc, (article, language, source, last) in self._nlp.pipe(
            _texts(articles), as_tuples=True, batch_size=BATCH
        ):
            sections.append((attach(self._morphology(doc) if self._morphology else doc, source), article, language))
            if last:
                yield sections
                sections = []


def _texts(articles: Iterable[Article]) -> Iterator[tuple[str, tuple[Article, str | None, SourceText, bool]]]:
    """Yield what is parsed, section by section, with whether it is an article's last: nothing where it is not English."""
    for article in articles:
        language = identify_language(article.text)
        visible = set_inserts_in_commas(lower_bare_verbs(blank_dateline(article.text))) if language in ENGLISH else ""
        sections = list(iter_sections(article.text, visible))
        for number, source in enumerate(sections, start=1):
            yield source.clean, (article, language, source, number == len(sections))


def blank_dateline(text: str) -> str:
    """Replace the dateline by spaces of the same length: no offset moves, and the parser reads a plain first sentence."""
    found = find_dateline(text)
    return " " * found[1] + text[found[1] :] if found else text


def lower_bare_verbs(text: str) -> str:
    """Write "Met with" small where a sentence of a chronicle begins with it: parsers take it for a name."""
    return BARE_VERB.sub("met", text)


def draft_claims(cast: Cast, article: Article) -> tuple[list[Draft], list[Stopped]]:
    """Draft a claim for each trigger that has its parties, and tell what stopped the others.

    Of several readings of one word the surest that fits is kept.
    """
    kept: dict[tuple[int, str], Draft] = {}
    stopped: list[Stopped] = []
    for trigger in find_triggers(cast.doc):
        draft = draft_claim(cast, trigger, article.published) if isinstance(trigger, Trigger) else trigger
        if isinstance(draft, Stopped):
            stopped.append(draft)
            continue
        kind = get_event_type(draft.type)
        key = (draft.triggers[0].token.i, "speech" if kind.family == "speech" else kind.plover)
        if key not in kept or draft.confidence > kept[key].confidence:
            kept[key] = draft
    return add_gapped(cast, without_echoes(list(kept.values())), article.published), stopped


def extract_doc(doc: Doc, article: Article, language: str | None = None) -> tuple[Extraction, list[Stopped]]:
    """Read the claims of an article from its parsed text, and tell what stopped others."""
    cast = read_cast(doc, article)
    spoken = cast.spoken
    drafts, stopped = draft_claims(cast, article)
    for draft in drafts:
        credit_speaker(draft, spoken)
    drafts = [part for draft in merge_drafts(split_shared(drafts)) for part in split_journey(draft)]
    take_up_mentions(cast, drafts, stopped, article.published)
    drafts += add_talks_behind(cast, drafts, stopped, article.published)
    drafts += add_agreements_of_talks(cast, drafts, stopped, article.published)
    place_visits(cast, drafts)
    for draft in drafts:
        seat_host(cast, draft)
    settle_hosts(cast, drafts)
    inherit_setting(cast, drafts, article.published)
    for draft in drafts:
        assign_sides(draft)
    attach_quotes(cast, drafts, spoken)
    add_spoken_topics(cast, drafts, spoken)
    actors = _number_actors(doc, cast, drafts, spoken)
    claims = tuple(claim_of(doc, article.id, draft, spoken, actors) for draft in drafts)
    return Extraction(article=_head(article, language), actors=tuple(actors.values()), claims=claims), stopped


def read_cast(doc: Doc, article: Article) -> Cast:
    """Read who is in an article, and who says what in it."""
    cast = gather_parties(doc, find_mentions(doc))
    for party in cast.parties:
        if party.kind == "person":
            settle_leader(party, article.published)
    settle_descriptions(cast)
    settle_owners(cast)
    settle_home(cast, article)
    settle_focus(cast)
    cast.spoken = find_spoken(cast)
    settle_speakers(cast, ((s.start, s.end, s.speaker) for s in cast.spoken if s.speaker and s.direct))
    settle_own_countries(cast)
    return cast


def seat_host(cast: Cast, draft: Draft) -> None:
    """Give a visit its host: the country of the place, which the annotation guide counts as a party."""
    country = draft.place.country if draft.place else None
    if draft.type != "visit" or not country or draft.in_role("host"):
        return
    if any(party.country == country for party in draft.parties):
        return
    told = draft.triggers[0].token.i
    mentions = [
        m for m, parties in cast.parties_of.items() for p in parties if p.kind == "country" and p.country == country
    ]
    nearest = min(mentions, key=lambda m: abs(m.start - told), default=None)
    if nearest:
        draft.seats.append(Seat(cast.parties_of[nearest][0], "host", nearest))


def credit_speaker(draft: Draft, spoken: tuple[Spoken, ...]) -> None:
    """Make the official who speaks for a country the source of what the country "will do", as the annotation guide does."""
    if get_event_type(draft.type).family != "speech":
        return
    told = draft.triggers[0].token.i
    for words in spoken:
        speaker = words.speaker
        if speaker and speaker.kind == "person" and words.start <= told < words.end:
            for seat in draft.seats:
                own = seat.party.kind in {"country", "organization"} and seat.party.country == speaker.country
                if seat.role == "source" and own and speaker not in draft.parties:
                    seat.party = speaker


def _number_actors(doc: Doc, cast: Cast, drafts: list[Draft], spoken: tuple[Spoken, ...]) -> dict[Party, Actor]:
    """Number the parties that claims or quotes name, in the order in which the article brings them."""
    used = {id(party) for draft in drafts for party in draft.parties}
    used |= {id(spoken[i].speaker) for draft in drafts for i in draft.spoken}
    kept = sorted((p for p in cast.parties if id(p) in used), key=lambda p: p.mentions[0].start)
    return {party: actor_of(doc, party, n) for n, party in enumerate(kept, start=1)}


def _head(article: Article, language: str | None) -> ArticleHead:
    found = find_dateline(article.text)
    return ArticleHead(
        id=article.id,
        url=article.url,
        title=article.title,
        published=article.published,
        publisher=article.publisher,
        dateline=found[0] if found else None,
        language=language,
    )
