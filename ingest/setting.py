"""Trigger -> the setting of what it names: place, date and topics, each from the words nearest in the grammar."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Span, Token

from graph.countries import country_names
from graph.ids import fold
from graph.model import Place, When
from ingest.dates import iter_date_spans, resolve_date
from ingest.parties import Cast
from ingest.places import find_country_place, find_place, is_country_name
from ingest.story_dates import resolve_story_date

PLACE_LABELS = {"GPE", "LOC", "FAC"}
PLACE_WORDS = {"in", "at", "near", "outside", "inside", "to", "into", "from", "against"}
SETTLEMENTS = {"capital", "city", "town", "village", "port", "province", "region", "district"}
GROUNDS = {
    "country",
    "nation",
    "cities",
    "towns",
    "city",
    "town",
    "capital",
    "territory",
    "soil",
    "waters",
    "province",
    "provinces",
    "villages",
    "airspace",
    "border",
    "port",
    "bases",
    "base",
}
MOTION = {"travel", "fly", "go", "arrive", "head", "come", "return", "visit", "drive", "sail", "be"}
DEPARTURES = {"leave", "depart"}  # "left Norway for Japan" goes to Japan
DISCUSSING = {"discuss", "review", "address", "examine", "debate", "consider", "tackle"}
TOPIC_WORDS = {"about", "on", "over", "regarding", "concerning"}
TIME_NOUNS = {
    "sideline",
    "occasion",
    "eve",
    "condition",
    "way",
    "period",
    "time",
    "year",
    "day",
    "week",
    "month",
    "era",
    "part",
    "behalf",
    "accordance",
    "interest",
    "reason",
}
STORY_REACH = 5  # sentences
MAX_TOPICS = 3  # the annotation guide's limit
MAX_TOPIC_TOKENS = 10
PHRASE_ENDS = {",", ";", ":", "—", "–", "”", '"', "("}
FUTURE = {"planned", "proposed", "conditional"}


def _clause(trigger: Token) -> Token:
    """Give the verb whose clause a trigger belongs to."""
    token = trigger
    while token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
        token = token.head
    return token


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
        if entity.label_ in PLACE_LABELS:
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
    if preposition is None:
        return destination and before == span.root and before.dep_ == "dobj" and before.head.lemma_ not in DEPARTURES
    departing = destination and preposition.lower_ == "for" and preposition.head.lemma_ in DEPARTURES
    return departing or preposition.lower_ in _place_words(destination)


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
        words = [country_names().get(fold(child.text)) for child in noun.children if child.i < noun.i]
        codes = [word.code for word in words if word and word.usage != "capital"]
        if codes:
            yield noun, find_country_place(codes[-1])
        elif noun.lower_ in {"country", "nation"} and (named := cast.last_country(noun.i)):
            yield noun, find_country_place(named)


def _place_words(destination: bool) -> set[str]:
    return PLACE_WORDS if destination else PLACE_WORDS - {"to", "into", "from", "against"}


def find_setting_place(cast: Cast, trigger: Token, destination: bool = False) -> Place | None:
    """Find where: a place after "in", "at", "near" (for a journey also "to") in the trigger's sentence, the nearest one.

    What somebody travels somewhere to do takes place there.
    """
    destination = destination or (trigger.dep_ == "advcl" and trigger.head.lemma_ in MOTION)
    spans = [s for s in _place_spans(cast, trigger.sent) if _stands_as_place(s, destination)]
    spans = [s for s in spans if not any(p.kind == "person" for p in cast.at(s.root))]
    if _is_condition(_clause(trigger)):
        spans = [
            s for s in spans if _clause(trigger) in s.root.ancestors
        ]  # "will meet in Oslo if parliament ratifies": not there
    found = [(span.root, _place_of(span)) for span in spans] + list(_iter_described(cast, trigger.sent, destination))
    found.sort(key=lambda pair: (_distance(trigger, pair[0]), abs(pair[0].i - trigger.i)))
    places = [place for _, place in found]
    return next((place for place in places if place.country), next(iter(places), None))  # "in Japan on a tour of Asia"


def _place_of(span: Span) -> Place:
    name = span.text.strip().removeprefix("the ").removeprefix("The ")
    return find_place(name) or Place(name=name)


def _date_spans(cast: Cast, sentence: Span) -> list[Span]:
    spans = [e for e in cast.entities(sentence[0]) if e.label_ in {"DATE", "TIME"}]
    for start, end in iter_date_spans(sentence.text):
        span = cast.doc.char_span(sentence.start_char + start, sentence.start_char + end, alignment_mode="expand")
        if span is not None and not any(s.start < span.end and span.start < s.end for s in spans):
            spans.append(span)
    return spans


def find_setting_date(cast: Cast, trigger: Token, published: date | None, status: str) -> When | None:
    """Find when: the date nearest to the trigger in its sentence that lies in its own clause or above it."""
    clause = _clause(trigger)
    above = {clause} if _is_condition(clause) else {clause, *clause.ancestors}
    near = []
    for span in _date_spans(cast, trigger.sent):
        holder = _clause(span.root)
        if holder in above or holder == clause or (clause in holder.ancestors and holder.dep_ in {"xcomp", "ccomp"}):
            past = status not in FUTURE or (holder != clause and holder.tag_ == "VBD")  # "arrived Monday to meet ..."
            resolved = resolve_date(span.text, published, past=past)
            if resolved is None or resolved.start is None:
                resolved = _resolve_in_story(cast, span, published) or resolved
            if resolved is not None:
                near.append((_distance(trigger, span.root), abs(span.start - trigger.i), span.start, resolved))
    return min(near, key=lambda item: item[:3])[3] if near else None


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


def _ends_phrase(token: Token, head: Token) -> bool:
    return token.text in PHRASE_ENDS or token.dep_ in {"relcl", "advcl"} or (token.dep_ == "cc" and token.head == head)


def _noun_phrase(head: Token) -> str | None:
    """Give a noun with its modifiers and prepositional phrases, without its article, cut at a clause or a comma."""
    doc, start, end = head.doc, head.left_edge.i, head.i + 1
    for token in doc[head.i + 1 : head.right_edge.i + 1]:
        if _ends_phrase(token, head) or end - start >= MAX_TOPIC_TOKENS:
            break
        end = token.i + 1
    while end > head.i + 1 and doc[end - 1].pos_ not in {"NOUN", "PROPN", "NUM"}:
        end -= 1
    while start < head.i and (doc[start].pos_ in {"DET", "PUNCT", "PRON"} or doc[start].is_space):
        start += 1
    text = " ".join(doc[start:end].text.split()).strip("“”\"' ")
    return text if text and head.pos_ in {"NOUN", "PROPN", "VERB"} else None


def iter_topics(cast: Cast, trigger: Token) -> Iterator[str]:
    """Yield noun phrases that a trigger is about: after about/on/over, or the object of discuss and the like."""
    around = [trigger, *([trigger.head] if trigger.dep_ in {"dobj", "pobj", "nsubjpass"} else [])]
    verb = _clause(trigger)
    purposes = [child for child in verb.children if child.dep_ in {"xcomp", "advcl", "relcl"}]
    for discussing in [verb, *purposes]:
        if discussing != trigger and discussing.lemma_ in DISCUSSING:
            yield from iter_objects_as_topics(cast, discussing)
    for token in around:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in TOPIC_WORDS:
                for inner in child.children:
                    if inner.dep_ in {"pobj", "pcomp"} and inner.ent_type_ != "DATE" and inner.lemma_ not in TIME_NOUNS:
                        yield from _phrases(inner)


def _phrases(head: Token) -> Iterator[str]:
    for token in [head, *head.conjuncts]:
        if token.ent_type_ not in {"DATE", "TIME"} and (phrase := _noun_phrase(token)):
            yield phrase


def iter_statement_topics(cast: Cast, start: int, end: int) -> Iterator[str]:
    """Yield what a statement is about: its noun phrases of two words or more that are no party, place or time."""
    for head in cast.doc[start:end]:
        if (
            head.pos_ == "NOUN"
            and not cast.at(head)
            and head.lemma_ not in TIME_NOUNS
            and head.dep_ in {"dobj", "pobj", "conj", "nsubjpass"}
        ):
            phrase = _noun_phrase(head)
            if phrase and " " in phrase:
                yield phrase


def iter_objects_as_topics(cast: Cast, verb: Token) -> Iterator[str]:
    """Yield the things that a verb of discussion is about ("discussed trade and security")."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "pcomp"} and child.tag_ == "VBG":
            yield from _phrases(child)
        elif child.dep_ in {"dobj", "nsubjpass"} and not cast.at(child):
            if child.lemma_ in {"topic", "issue", "matter", "question", "subject"}:
                inner = [
                    p
                    for prep in child.children
                    if prep.lower_ == "of"
                    for p in prep.children
                    if p.dep_ in {"pobj", "pcomp"}
                ]
                for token in inner or [child]:
                    yield from _phrases(token)
            else:
                yield from _phrases(child)
