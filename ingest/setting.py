"""Trigger -> the setting of what it names: place and date, each from the words nearest in the grammar."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Span, Token

from graph.countries import country_names
from graph.ids import fold
from graph.model import Place, When
from ingest.dates import iter_date_spans, resolve_date
from ingest.matters import ABOUT, TIMES
from ingest.parties import Cast
from ingest.places import find_country_place, is_country_name
from ingest.scope import is_day_of_announcing, is_day_of_content, is_in_content, is_of_another_clause, is_of_who_tells
from ingest.story_dates import resolve_story_date
from ingest.topics import clause_of
from ingest.towns import SETTLEMENTS, find_town, is_town
from ingest.wordlists import words

PLACE_LABELS = {"GPE", "LOC", "FAC"}
PLACE_WORDS = {"in", "at", "near", "outside", "inside", "to", "into", "from", "against"}
ORIGINS = {"from", "against"}
GROUNDS = words("grounds")
MOTION = words("journeying") | {"visit", "be"}
JOURNEYS = {"visit", "trip", "tour", "stay"}
TIMETABLED = words("timetabled")
STREETS = {"street", "streets"}
DEPARTURES = {"leave", "depart"}  # "left Norway for Japan" goes to Japan
STORY_REACH = 5  # sentences
MAX_DETOUR = 4  # steps in the tree from a continent to the country in it: "in Japan on a tour of Asia"
FUTURE = {"planned", "proposed", "conditional"}


def _is_condition(clause: Token) -> bool:
    """Tell an if-clause: place and day of what hangs on it are not its own."""
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in clause.children)


def _distance(trigger: Token, other: Token) -> int:
    """Count the steps between two words in the tree, the commonest measure of what modifies what."""
    mine = [trigger, *trigger.ancestors]
    depth = {token: i for i, token in enumerate(mine)}
    for steps, token in enumerate([other, *other.ancestors]):
        if token in depth:
            return steps + depth[token]
    return 99


def _place_spans(cast: Cast, sentence: Span) -> Iterator[Span]:
    for entity in cast.entities(sentence[0]):
        if entity.label_ in PLACE_LABELS or (entity.label_ in {"ORG", "PERSON"} and is_town(entity)):
            yield entity
    for mention in cast.mentions:
        if mention.form == "country" and sentence.start <= mention.start < sentence.end:
            yield cast.doc[mention.start : mention.end]


def _stands_as_place(span: Span, destination: bool) -> bool:
    before = span.root
    if (noun := _named_after(span)) is not None:
        before = noun
    if before.dep_ in {"compound", "nmod", "amod"} and is_country_name(span.text):
        return False  # "in a U.S. base", "at Iraq talks": whose it is, not where
    while before.dep_ in {"compound", "appos", "nmod"} and before.head.i >= span.sent.start and before.head != before:
        before = before.head
    preposition = before.head if before.dep_ == "pobj" else None
    if preposition is not None and preposition.lower_ == "of" and _is_walked(preposition.head):
        return True  # "took to the streets of Cairo", "marched through the streets of Cairo"
    if preposition is not None and preposition.lower_ == "of" and preposition.head.lower_ in SETTLEMENTS:
        preposition = preposition.head.head if preposition.head.dep_ == "pobj" else preposition  # "in the city of Oslo"
    if preposition is None:
        return destination and before == span.root and before.dep_ == "dobj" and before.head.lemma_ not in DEPARTURES
    if (
        preposition.lower_ == "to"
        and preposition.head.lemma_ in JOURNEYS
        and preposition.head.head.lower_ in {"during", "on"}
    ):
        return True  # "during her visit to Kenya"
    departing = destination and preposition.lower_ == "for" and preposition.head.lemma_ in DEPARTURES
    return departing or preposition.lower_ in _place_words(destination)


def _is_walked(noun: Token) -> bool:
    """Tell streets that somebody is in or goes to, not those that troops line for somebody else."""
    return noun.lower_ in STREETS and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "on", "to", "into", "through"}


def _named_after(span: Span) -> Token | None:
    """Give the noun that a name explains: "in the capital, Islamabad"."""
    first = span.start
    if first < 2 or span.doc[first - 1].text != "," or span.doc[first - 2].lower_ not in SETTLEMENTS:
        return None
    return span.doc[first - 2]


def _iter_described(cast: Cast, sentence: Span, destination: bool) -> Iterator[tuple[Token, Place]]:
    """Yield places that are only described: "from Iraqi cities", "in the country"."""
    for noun in sentence:
        at_place = noun.lower_ in GROUNDS and noun.dep_ == "pobj" and noun.head.lower_ in _place_words(destination)
        if not at_place or any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children):
            continue
        known = [country_names().get(fold(child.text)) for child in noun.children if child.i < noun.i]
        codes = [name.code for name in known if name and name.usage != "capital"]
        if codes:
            yield noun, find_country_place(codes[-1])
        elif noun.lower_ in {"country", "nation"} and (named := cast.last_country(noun.i)):
            yield noun, find_country_place(named)


def _is_in_topic(trigger: Token, place: Token) -> bool:
    """Tell where something took place from where what it was about lies: "talks on the situation in Norway"."""
    above = {trigger, *trigger.ancestors}
    return any(
        word.dep_ == "prep"
        and word.lower_ in ABOUT
        and word not in above
        and word.head in above
        and not any(child.lemma_ in TIMES for child in word.children)
        for word in place.ancestors
        if word != place.head
    )


def _is_errand(trigger: Token) -> bool:
    """Tell what somebody travels somewhere to do: "went to Norway to meet X", "flew to Norway for talks"."""
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "for":
        return bool(trigger.head.head.lemma_ in MOTION)
    return bool(trigger.dep_ == "advcl" and trigger.head.lemma_ in MOTION)


def _place_words(destination: bool) -> set[str]:
    return PLACE_WORDS if destination else PLACE_WORDS - {"to", "into", "from", "against"}


def find_setting_place(
    cast: Cast, trigger: Token, destination: bool = False, origin: bool = True, family: str = "act"
) -> Place | None:
    """Find where: a place after "in", "at", "near" (for a journey also "to") in the trigger's sentence, the nearest one.

    What is done `from` or `against` a place is done there, save a journey: then `origin` is False.

    What somebody travels somewhere to do takes place there. Of a speech act (by its `family`) the place is where it was uttered.
    """
    destination = destination or _is_errand(trigger)
    spans = [s for s in _place_spans(cast, trigger.sent) if _stands_as_place(s, destination)]
    spans = [s for s in spans if origin or s.root.head.lower_ not in ORIGINS]
    spans = [s for s in spans if not any(p.kind == "person" for p in cast.at(s.root))]
    spans = [s for s in spans if not _is_in_topic(trigger, s.root)]
    if _is_condition(clause_of(trigger)):
        spans = [
            s for s in spans if clause_of(trigger) in s.root.ancestors
        ]  # "will meet in Oslo if parliament ratifies": not there
    found = [(span.root, find_town(span)) for span in spans] + list(_iter_described(cast, trigger.sent, destination))
    found = [(word, place) for word, place in found if not _is_told_of_another(trigger, word, family)]
    near = sorted((_distance(trigger, word), abs(word.i - trigger.i), n) for n, (word, _) in enumerate(found))
    places = [(steps, found[n][1]) for steps, _, n in near]
    reach = places[0][0] + MAX_DETOUR if places else 0
    first = next((place for _, place in places), None)
    return next((place for steps, place in places if place.country and steps <= reach), first)


def _is_told_of_another(trigger: Token, word: Token, family: str) -> bool:
    if is_of_another_clause(trigger, word) or (family != "act" and is_of_who_tells(trigger, word)):
        return True
    return family == "speech" and is_in_content(trigger, word)


def _date_spans(cast: Cast, sentence: Span) -> list[Span]:
    spans = [e for e in cast.entities(sentence[0]) if e.label_ in {"DATE", "TIME"}]
    for start, end in iter_date_spans(sentence.text):
        span = cast.doc.char_span(sentence.start_char + start, sentence.start_char + end, alignment_mode="expand")
        if span is not None and not any(s.start < span.end and span.start < s.end for s in spans):
            spans.append(span)
    return spans


def find_setting_date(
    cast: Cast, trigger: Token, published: date | None, status: str, family: str = "act"
) -> When | None:
    """Find when: the date nearest to the trigger in its sentence that lies in its own clause or above it."""
    clause = clause_of(trigger)
    above = {clause} if _is_condition(clause) else {clause, *clause.ancestors}
    near = []
    for span in _date_spans(cast, trigger.sent):
        if is_of_another_clause(trigger, span.root) or (family == "speech" and is_day_of_content(trigger, span.root)):
            continue
        holder = clause_of(span.root)
        if status in FUTURE and family != "speech" and is_day_of_announcing(clause, holder):
            continue
        if holder in above or holder == clause or (clause in holder.ancestors and holder.dep_ in {"xcomp", "ccomp"}):
            past = status not in FUTURE or (holder != clause and holder.tag_ == "VBD")  # "arrived Monday to meet ..."
            resolved = _resolve_ahead(span, published) if not past else None
            resolved = resolved or resolve_date(span.text, published, past=past)
            if resolved is None or resolved.start is None:
                resolved = _resolve_in_story(cast, span, published) or resolved
            if resolved is not None:
                beyond = _is_beyond(resolved, published, status)
                near.append((beyond, _distance(trigger, span.root), abs(span.start - trigger.i), span.start, resolved))
    return min(near, key=lambda item: item[:4])[4] if near else None


def _is_beyond(when: When, published: date | None, status: str) -> bool:
    """Tell a day on the wrong side of the publication day: what is planned was not "earlier this month"."""
    if published is None or when.start is None or when.end is None:
        return False
    gone = when.start < published and when.end <= published
    return gone if status == "planned" else when.start > published and status == "happened"


def _resolve_ahead(span: Span, published: date | None) -> When | None:
    """Resolve "in two weeks", of which the model calls only "two weeks" a date."""
    if not span.start or span.doc[span.start - 1].lower_ not in {"in", "within"}:
        return None
    return resolve_date(span.doc[span.start - 1 : span.end].text, published, past=False)


def is_timetabled(cast: Cast, trigger: Token) -> bool:
    """Tell a present tense that means what is to come: "leaves on Sunday for talks", "begins a visit next week"."""
    clause = clause_of(trigger)
    if clause.tag_ not in {"VBZ", "VBP"} or clause.lemma_.lower() not in TIMETABLED or clause.sent.text.count('"') == 1:
        return False
    return any(
        clause_of(span.root) == clause and not span.text.lower().startswith("last")
        for span in _date_spans(cast, trigger.sent)
    )


def find_day_after(cast: Cast, token: Token, published: date | None, status: str) -> When | None:
    """Find the day that is told right after a word: of the second journey in "Japan on Monday and Norway on Tuesday"."""
    later = [span for span in _date_spans(cast, token.sent) if 0 < span.start - token.i <= MAX_DETOUR]
    return resolve_date(later[0].text, published, past=status not in FUTURE) if later else None


def is_dated_ahead(cast: Cast, noun: Token) -> bool:
    """Tell a happening that words of the past set ahead: "spoke about a meeting with X next week"."""
    if noun.pos_ != "NOUN" or noun.dep_ not in {"dobj", "pobj", "conj"} or clause_of(noun).tag_ != "VBD":
        return False
    return any(
        span.start > noun.i
        and span[0].lower_ in {"next", "tomorrow"}
        and clause_of(span.root) in {clause_of(noun), noun}
        for span in _date_spans(cast, noun.sent)
    )


def _resolve_in_story(cast: Cast, span: Span, published: date | None) -> When | None:
    """Resolve "the next day" against the day that was told last before it, at most STORY_REACH sentences ago."""
    told = None
    for entity in cast.doc.ents:
        if entity.start >= span.start:
            break
        near = cast.sentence[span.start] - cast.sentence[entity.start] <= STORY_REACH
        when = resolve_date(entity.text, published) if near and entity.label_ == "DATE" else None
        told = when.start if when and when.precision == "day" else told
    told = told or (
        published if cast.sentence[span.start] == 0 else None
    )  # news opens with the day on which it is printed
    return resolve_story_date(span.text, told) if told else None
