"""Article -> extraction: every stage called in order."""

from collections.abc import Iterable, Iterator
from typing import Self

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Actor, Article, ArticleHead, Extraction
from graph.ontology import get_event_type
from ingest.claims import actor_of, assign_sides, attach_quotes, claim_of
from ingest.coreference import settle_descriptions, settle_speakers
from ingest.dateline import find_dateline
from ingest.drafts import Draft, Seat, draft_claim
from ingest.language import DEFAULT_MODEL, load_language
from ingest.mentions import find_mentions
from ingest.merging import merge_drafts
from ingest.parties import Cast, Party, gather_parties
from ingest.patterns import find_triggers
from ingest.quotes import Spoken, find_direct, find_reported

BATCH = 16  # articles a spaCy batch: larger gives no more speed and costs memory


class Extractor:
    """Holds the loaded language pipeline and reads articles with it."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls, model: str | None = None) -> Self:
        """Load an installed spaCy pipeline (default: the English one that comes with Dragoman); raises ModelMissing."""
        return cls(load_language(model or DEFAULT_MODEL))

    def extract(self, article: Article) -> Extraction:
        """Read one article."""
        return next(self.extract_all((article,)))

    def extract_all(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Read articles in order, one extraction each."""
        pairs = ((article.text, article) for article in articles)
        for doc, article in self._nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
            yield extract_doc(doc, article)


def extract_doc(doc: Doc, article: Article) -> Extraction:
    """Read the claims of an article from its parsed text."""
    cast = gather_parties(doc, find_mentions(doc))
    settle_descriptions(cast)
    spoken = _settle_speech(cast)
    drafts = [d for t in find_triggers(doc) if (d := draft_claim(cast, t, article.published))]
    drafts = merge_drafts(drafts)
    for draft in drafts:
        assign_sides(draft)
        seat_host(cast, draft)
    attach_quotes(doc, drafts, spoken)
    actors = _number_actors(doc, cast, drafts, spoken)
    claims = tuple(claim_of(doc, article.id, draft, spoken, actors) for draft in drafts)
    return Extraction(article=_head(article), actors=tuple(actors.values()), claims=claims)


def _settle_speech(cast: Cast) -> tuple[Spoken, ...]:
    spoken = (*find_direct(cast), *find_reported(cast))
    settle_speakers(cast, ((s.start, s.end, s.speaker) for s in spoken if s.speaker and s.direct))
    return tuple(sorted(spoken, key=lambda s: s.start))


def seat_host(cast: Cast, draft: Draft) -> None:
    """Give a visit its host: the country of the place, which the annotation guide counts as a party."""
    country = draft.place.country if draft.place else None
    if draft.type != "visit" or not country or draft.in_role("host"):
        return
    if any(party.country == country for party in draft.parties):
        return
    for mention, parties in cast.parties_of.items():
        for party in parties:
            if party.kind == "country" and party.country == country:
                draft.seats.append(Seat(party, "host", mention))
                return


def _number_actors(doc: Doc, cast: Cast, drafts: list[Draft], spoken: tuple[Spoken, ...]) -> dict[Party, Actor]:
    """Number the parties that claims or quotes name, in the order in which the article brings them."""
    used = {id(party) for draft in drafts for party in draft.parties}
    used |= {id(spoken[i].speaker) for draft in drafts for i in draft.spoken}
    kept = sorted((p for p in cast.parties if id(p) in used), key=lambda p: p.mentions[0].start)
    return {party: actor_of(doc, party, n) for n, party in enumerate(kept, start=1)}


def _head(article: Article) -> ArticleHead:
    found = find_dateline(article.text)
    return ArticleHead(id=article.id, url=article.url, title=article.title, published=article.published,
                       publisher=article.publisher, dateline=found[0] if found else None)
