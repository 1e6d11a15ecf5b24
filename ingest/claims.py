"""Drafts -> claims: roles of host and visitor, topics, quotes and evidence, as records of the exchange format."""

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from graph.ids import digest
from graph.model import Actor, Claim, Evidence, Office, Participant, Quote, Span
from graph.ontology import get_event_type
from ingest.confidence import calibrate
from ingest.drafts import Draft
from ingest.offices import TitlePhrase
from ingest.parties import Cast, Party, Spoken
from ingest.seats import Seat
from ingest.source_text import locate
from ingest.topics import MAX_TOPICS, iter_statement_topics, without_repeats

STRAY = re.compile(r"^(?:[\s\"”’)\]]+\s+|\s+)")  # the quotation mark of the sentence before, cut off with the next one


def best_title(party: Party) -> TitlePhrase | None:
    """Choose the title that says most: an office before a rank, then the longest."""
    ranked = sorted(
        party.titles,
        key=lambda t: (t.head.title.kind == "office", bool(t.head.title.sector), t.end - t.start, -t.start),
    )
    return ranked[-1] if ranked else None


def actor_of(doc: Doc, party: Party, number: int) -> Actor:
    """Make the record of a party; the longest of a person's names is its name."""
    names = sorted(party.names, key=lambda n: (-len(n.split()), -len(n))) if party.kind == "person" else party.names
    offices = _offices(doc, party)
    best = best_title(party)
    sector = (best.office(doc).sector if best else None) or party.sector
    kept = tuple(
        o if o.country or not party.country else o.model_copy(update={"country": party.country}) for o in offices
    )
    return Actor(
        id=f"a{number}",
        kind=party.kind,
        name=names[0],
        aliases=tuple(names[1:]),
        country=party.country,
        sector=sector,
        offices=kept,
    )


def _offices(doc: Doc, party: Party) -> list[Office]:
    """List the offices held, each once however it is printed ("minister of Iran", "Iranian minister"), ranks only without one."""
    kinds = {t.head.title.kind for t in party.titles}
    wanted = "office" if "office" in kinds else "rank"
    found: dict[str, Office] = {}
    for title in party.titles:
        if title.head.title.kind == wanted:
            found.setdefault(title.head.title.title, title.office(doc))
    return list(found.values())


def locate_sentence(sentence: Tokens) -> Span:
    """Give a sentence as the article prints it, without what surrounds it."""
    text = sentence.text_with_ws
    bare = STRAY.sub("", text)
    start = sentence.start_char + len(text) - len(bare)
    return locate(sentence.doc, start, start + len(bare.rstrip()))


def locate_word(token: Token) -> Span:
    """Give a word as the article prints it."""
    return locate(token.doc, token.idx, token.idx + len(token.text))


def _evidence(draft: Draft) -> tuple[Evidence, ...]:
    found: dict[int, Evidence] = {}
    for trigger in sorted(draft.triggers, key=lambda t: t.token.i):
        words = locate_sentence(trigger.token.sent)
        evidence = Evidence(**dict(words), trigger=locate_word(trigger.token), rule=trigger.pattern.rule)
        found.setdefault(words.start, evidence)
    return tuple(found.values())


def assign_sides(draft: Draft) -> None:
    """Tell hosts from visitors at a meeting: who acts for the country of the place receives, who comes from elsewhere visits."""
    country = draft.place.country if draft.place else None
    people = [seat for seat in draft.seats if seat.role == "participant"]
    if draft.type != "meeting" or not country or len({seat.party.country for seat in people}) < 2:
        return
    if any(seat.party.country == country for seat in people):
        for seat in people:
            if seat.party.country:
                seat.role = "host" if seat.party.country == country else "visitor"


def _participant(doc: Doc, seat: Seat, actor: Actor) -> Participant:
    best = best_title(seat.party)
    words = doc[seat.mention.name[0] : seat.mention.name[1]]
    mention = locate(doc, words.start_char, words.end_char)
    return Participant(
        actor=actor.id,
        role=seat.role,
        office=best.text(doc) if best and actor.kind == "person" else None,
        country=actor.country,
        sector=actor.sector,
        mention=mention,
    )


def _quotes(doc: Doc, draft: Draft, spoken: tuple[Spoken, ...], actors: dict[Party, Actor]) -> tuple[Quote, ...]:
    made = []
    for i in draft.spoken:
        words = doc[spoken[i].start : spoken[i].end]
        speaker = spoken[i].speaker
        made.append(
            Quote(
                speaker=actors[speaker].id if speaker else None,
                **dict(locate(doc, words.start_char, words.end_char)),
                direct=spoken[i].direct,
            )
        )
    return tuple(made)


def attach_quotes(cast: Cast, drafts: list[Draft], spoken: tuple[Spoken, ...]) -> None:
    """Tie each statement to a happening: the sentence's own claim, else the meeting that its speaker last took part in.

    "X made the comments at a meeting" looks back: a speaker's first meeting also takes the two sentences before.
    """
    sentence = cast.sentence
    meetings = [d for d in drafts if get_event_type(d.type).plover == "CONSULT" and d.type != "visit"]
    for i, words in enumerate(spoken):
        for draft in drafts:
            if any(words.start <= t.token.i < words.end for t in draft.triggers) and words.speaker in draft.parties:
                draft.spoken.append(i)
        if words.speaker and (meeting := _meeting_of(words, meetings, sentence)) and i not in meeting.spoken:
            meeting.spoken.append(i)


def add_spoken_topics(cast: Cast, drafts: list[Draft], spoken: tuple[Spoken, ...]) -> None:
    """Give a happening without a stated topic what was said at it: the matters of its statements."""
    for draft in drafts:
        if not draft.topics and get_event_type(draft.type).family != "act":
            found = (t for i in draft.spoken for t in iter_statement_topics(cast, spoken[i].start, spoken[i].end))
            draft.topics = without_repeats(found)[:MAX_TOPICS]


def _meeting_of(words: Spoken, meetings: list[Draft], sentence: list[int]) -> Draft | None:
    here = sentence[words.start]
    own = [(sentence[t.token.i], d) for d in meetings for t in d.triggers if words.speaker in d.parties]
    before = [(n, d) for n, d in own if n <= here]
    after = [(n, d) for n, d in own if here < n <= here + 2]
    if after and not before:
        return min(after, key=lambda item: item[0])[1]
    return max(before, key=lambda item: item[0])[1] if before else None


def claim_of(doc: Doc, article: str, draft: Draft, spoken: tuple[Spoken, ...], actors: dict[Party, Actor]) -> Claim:
    """Make the record of a draft; its id is computed from article, type, parties and evidence."""
    evidence = _evidence(draft)
    kind = get_event_type(draft.type)
    people = tuple(_participant(doc, seat, actors[seat.party]) for seat in draft.seats)
    key = sorted(f"{actors[s.party].name}/{s.role}" for s in draft.seats)
    return Claim(
        id=digest("clm", article, draft.type, draft.status, *key, *(e.trigger.start for e in evidence)),
        type=draft.type,
        plover=kind.plover,
        cameo=draft.cameo,
        status=draft.status,
        participants=people,
        place=draft.place,
        when=draft.when,
        topics=tuple(draft.topics[:MAX_TOPICS]),
        quotes=_quotes(doc, draft, spoken, actors),
        evidence=evidence,
        confidence=calibrate(draft.confidence, draft.status),
    )
