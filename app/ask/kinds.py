"""What a question wants to know of the events -> a list, a number, a ranking, the first, the latest or a timeline; and the rest of the question."""

import re
from typing import Literal, NamedTuple

from pydantic import Field

from app.ask.lexicon import load_question_words, load_terms, stem
from graph.model import Record
from graph.ontology import load_vocabulary
from ingest.dates import NUMBERS as WORDS

Kind = Literal["events", "count", "ranking", "first", "latest", "timeline"]
By = Literal["actor", "country", "month", "year"]
NUMBERS = {word: number for number, word in enumerate(WORDS) if 1 <= number <= 10}
MOST = 100  # events that "the last N" may ask


class Wanted(Record):
    """What is to be told of the events that the filter finds."""

    kind: Kind = "events"
    by: By | None = Field(default=None, description="of what a ranking or a timeline counts")
    most: int | None = Field(default=None, description="how many of the first or latest, or lines of a ranking")


class Asked(NamedTuple):
    """A question without the words that say what to tell."""

    rest: str
    wanted: Wanted
    not_understood: tuple[str, ...] = ()  # "how many" of people, whom nobody counts


_N = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"
_UNIT = r"(?:days?|weeks?|weekends?|months?|years?|decades?|quarters?|half|halves|centur(?:y|ies))"
_UNCOUNTED = r"\s+(?:place|venue|location|city|town|capital|topic|subject|kind|type|day|week)s?\b"
_LAST = rf"(?:most recent(?:ly)?|latest|newest|last)(?!\s+(?:{_N}\s+)?(?:few\s+|couple\s+of\s+)?{_UNIT}\b)"
_FIRST = (
    rf"(?:earliest|very first|first)(?!\s+(?:{_N}\s+)?(?:lady|ladies|minister|deputy|vice|secretary|term|phase|round|hundred|{_UNIT})\b)(?!-)"
    r"(?!\s+(?:president|king|queen|chancellor|ambassador)s?\b(?!\s+(?:to|who)\b))"  # "Kenya's first president"
)
_PEOPLE = r"(?:who|whom|which (?:people|persons|officials?|leaders?|ministers?|politicians?|diplomats?|actors?|person))"
_STATES = (
    rf"(?:(?:(?:which|what)|(?<!\w )rank(?: all| the)?) (?:{_N} )?(?:countries|country|states?|nations?|governments?))"
)
_TOP = (
    rf"\b(?:the )?(?:top|main|chief|leading|biggest|most frequent|most common|commonest|most regular|usual)\s+(?:{_N}\s+)?"
    r"(?:(counterparts?|interlocutors?|visitors?|partners?|guests?|hosts?|people|actors)|(countries|states|nations))(?:\s+of\b)?"
)
OFTEN = (
    r"\b(?:the )?most (?:often|frequently|times|frequent|active|commonly)(?:ly)?\b|\bmost of all\b"
    r"|(?<=\w )\b(?:the )?most(?=\W*$|\s+(?:in|since|between|during|under|from|before|after|over|with|by)\b)"
)
_TIMES = r"\b(?:how (?:many|much) times|how often|how frequently|(?:the )?(?:total )?(?:number|count) of times)\b"
_MANY = r"\b(?:how many|(?:what (?:is|was) )?(?:the )?(?:total )?(?<!\ba )(?:number|count) of|counts? of|count(?: all| the)?(?= ))"
_NUMBERS = r"(?:numbers?|counts?|totals?|figures?|statistics|stats|breakdown|time ?line|trends?|frequency|average)\b"
# "a month" counts, but not in "a month after the coup" and "for a month".
_EACH = (
    r"(?<!within )(?<!in )(?<!for )(?<!after )(?<!over )(?<!about )(?<!lasting )(?<!than )(?<!half )a"
    r"(?= (?:month|year)\b(?! (?:after|before|ago|later|earlier|prior|long|following)\b))"
)
_PER = (
    rf"\b(?:(?:by|per|each|every|{_EACH}|for each|in each) (month|year)|"
    r"(month|year) by (?:month|year)|(monthly|yearly|annual|annually))\b"
)


# What nobody counts by.
_GROUPED = (
    r"\b(?:by|per|for each) (?:place|venue|location|city|type|kind|category|source|outlet|topic|subject|day|week|weekday|quarter|decade|role|pair"
    r"|region|party|sector|office)(?: and (?:month|year|place|type|country|source|category))?"
    r"(?=\W*$|[,;]| (?:for|of|in|between|since|from|during|and|with)\b)"
)
_DRAWN = r"\b(?:(?:a |the )?(?:time ?line|chronology)\s+(?:of|for)|over time|(?:a )?timeline\b)"
_STORY = r"\b(?:the )?(?:trends?|evolution|development|history)\s+(?:of|for|in)\b"
_BY = (
    rf"\b(?:the )?(?:top|leading)\s+(?:{_N}\s+)?(?:leaders|officials|ministers|diplomats|politicians|presidents|(countries|states|nations))"
    r"\s+(?:by|with(?: the)? most)\s+(?:(?:the )?(?:number|count|total) of\s+)?"
)
ASKING = {"is", "are", "was", "were", "has", "have", "had", "did", "do", "does", "will"}
# "from which countries did Lebanon get aid", "on what did they agree"
LEADING = re.compile(
    rf"^\W*(?:please )?(?:(?:from|to|by|with|against|for|of|on)\s+(?={_STATES})|(?:on|about|over)\s+(?=what\s+(?:did|do|does|have|has|were|are)\b))",
    re.I,
)


def take_kind(question: str) -> Asked:
    """Take the words of asking out of a question; what is left says which events."""
    question = LEADING.sub("", question)
    grouped = re.search(_GROUPED, question, re.I)
    if grouped:
        rest = take_kind(_cut(question, grouped.span()))
        return rest._replace(not_understood=(*rest.not_understood, grouped[0]))
    for read in (_timeline, _ranking, _count, _end):
        asked = read(question)
        if asked:
            return asked
    return Asked(question, Wanted())


def _cut(question: str, *spans: tuple[int, int]) -> str:
    for start, end in sorted(spans, reverse=True):
        question = f"{question[:start]} {question[end:]}"
    return question


def _timeline(question: str) -> Asked | None:
    per = re.search(_PER, question, re.I)
    asked = re.search(
        r"\b(?:in|during) (?:which|what) (month|year)s?\b|^\W*(?:which|what)\s+(?:month|year)\s+(?:saw|had)\b(?: the most\b)?",
        question,
        re.I,
    )
    if asked:
        often = re.search(OFTEN, question, re.I)
        rest = _cut(question, asked.span(), *((often.span(),) if often else ()))
        return Asked(rest, Wanted(kind="timeline", by="year" if "year" in asked[0].lower() else "month"))
    named = re.search(_DRAWN, question, re.I) or _fronted(question)
    if not per and not named:
        return None
    words = (per[1] or per[2] or per[3] or "").lower() if per else ""
    again = re.search(rf"\b(?:monthly|yearly|annual)\s+(?!{_NUMBERS})(?=\w)", question, re.I)
    rest = _cut(question, *(match.span() for match in (per, named) if match))
    counted = _count(rest)
    return Asked(
        counted.rest if counted else rest,
        Wanted(kind="timeline", by="year" if words[:2] in {"ye", "an"} else "month"),
        (again[0].strip(),) if again else (),  # "annual summits", which may be those held each year
    )


def _fronted(question: str) -> re.Match[str] | None:
    """Find "the history of" where it is asked for, and not what something is about: "aid for the development of Sudan"."""
    found = re.search(_STORY, question, re.I)
    before = re.findall(r"[\w'’]+", question[: found.start()]) if found else []
    return found if all(any(t.sort == "filler" for t in load_terms().get(stem(word), ())) for word in before) else None


def _ranking(question: str) -> Asked | None:
    often = re.search(OFTEN, question, re.I)
    for asked in (_uncounted(question, often), _ranking_by_each(question), _top(question)):
        if asked:
            return asked
    often_too = (often.span(),) if often else ()
    if states := _states(question, often):
        most = _number(states[1]) if states.re.groups else None
        return Asked(_cut(question, states.span(), *often_too), Wanted(kind="ranking", by="country", most=most))
    people = re.search(rf"\b{_PEOPLE}\b", question, re.I) or re.search(
        r"\bhow many (?:different )?(?=(?:\w+ )?(?:people|officials|leaders|ministers|presidents|diplomats)\b)",
        question,
        re.I,
    )
    if often or (people and people[0].lower().startswith("how many")):
        spans = [match.span() for match in (often, people) if match and not (match is people and not often)]
        return Asked(_cut(question, *spans), Wanted(kind="ranking", by="actor"))
    return None


def _uncounted(question: str, often: re.Match[str] | None) -> Asked | None:
    """Tell what nobody counts: "the most frequent place of meetings"."""
    what = re.match(_UNCOUNTED, question[often.end() :], re.I) if often else None
    if often and re.search(r"\bwhere (?:did|do|does|have|has|were|was|are|is)\b", question, re.I):
        return Asked(_cut(question, often.span()), Wanted(), (f"where {often[0]}",))
    if often is None or what is None:
        return None
    span = (often.start(), often.end() + what.end())
    return Asked(_cut(question, span), Wanted(), (question[slice(*span)].strip(),))


def _states(question: str, often: re.Match[str] | None) -> re.Match[str] | None:
    """Find the words for states that are counted: "which countries", "countries visiting Kabul most often"."""
    asked = re.search(rf"\b{_STATES}", question, re.I) or re.search(
        r"\bhow many (?:different )?(?:countries|states|nations)\b", question, re.I
    )
    return asked or (
        re.match(
            r"\W*(?:(?:all|the|please|list|show) )*(?:countries|states|nations|(?:country|state|nation)(?= (?:that|which)\b))\b",
            question,
            re.I,
        )
        if often
        else None
    )


def _ranking_by_each(question: str) -> Asked | None:
    each = re.search(r"\b(?:by|per|for each) (country|actor|person)\W*$", question, re.I)
    if each is None:
        return None
    rest = _cut(question, each.span())
    counted = _count(rest)
    by: By = "country" if each[1].lower() == "country" else "actor"
    return Asked(counted.rest if counted else rest, Wanted(kind="ranking", by=by))


def _top(question: str) -> Asked | None:
    if led := re.search(_BY, question, re.I):
        return Asked(
            _cut(question, led.span()),
            Wanted(kind="ranking", by="country" if led[2] else "actor", most=_number(led[1])),
        )
    top = re.search(_TOP, question, re.I)
    if top is None:
        return None
    named = (top[2] or "").lower()
    kept = "visitors" if named.startswith(("visitor", "guest")) else "visits" if named.startswith("host") else ""
    rest = question[top.end() - (3 if kept and top[0].lower().endswith(" of") else 0) :]
    by: By = "country" if top[3] else "actor"
    return Asked(f"{question[: top.start()]} {kept} {rest}", Wanted(kind="ranking", by=by, most=_number(top[1])))


def _count(question: str) -> Asked | None:
    match = re.search(_TIMES, question, re.I)
    many = None if match else re.search(_MANY, question, re.I)
    if many and not _counts_events(question[many.end() :]):
        return Asked(_cut(question, many.span()), Wanted(), (many[0].strip(),))
    match = match or many
    return Asked(_cut(question, match.span()), Wanted(kind="count")) if match else None


def _counts_events(after: str) -> bool:
    """Tell whether events are counted, and not the people to whom they were done: "how many Palestinians were killed"."""
    words = re.findall(r"[^\W\d_]+", after)
    for at, word in enumerate(words):
        phrases = (" ".join(words[at : at + length]) for length in (1, 2, 3))
        sorts = {term.sort for phrase in phrases for term in load_terms().get(stem(phrase), ())}
        if "noun" in sorts or stem(word) == "time":
            return True
        if word in load_vocabulary().categories:
            return True  # "number of CONSULT events"
        if sorts & {"verb", "marker"} or word.lower() in ASKING:
            return False
    return True


def _end(question: str) -> Asked | None:
    ends: tuple[tuple[Kind, str], ...] = (("latest", _LAST), ("first", _FIRST))
    for kind, words in ends:
        match = re.search(
            rf"\b(?<!\bat )(?:for the )?(?<!\bat the )(?:the )?(?:{_N}\s+)?{words}\b(?:\s+time\b)?(?:\s+{_N}\b)?",
            question,
            re.I,
        )
        if match and not (_is_named(question, match) or _says_who(question[match.end() :])):
            number = _number(match[1]) or _number(match[match.re.groups])
            plural = number is None and not _is_once(question, match) and _is_plural(question[match.end() :])
            rest = _cut(question, match.span())
            return Asked(rest, Wanted(kind=kind, most=min(number or (50 if plural else 1), MOST)))
    return None


def _is_once(question: str, match: re.Match[str]) -> bool:
    """Tell "when did they last hold talks" from "the last talks"."""
    return re.match(r"\W*when (?:did|was|were|have|has)\b", question[: match.start()], re.I) is not None


def _says_who(after: str) -> bool:
    """Tell "the last Afghan government's talks" and "the last king of Egypt" from "the last official to visit"."""
    words = re.findall(r"[\w'’-]+", after)
    for word, following in zip(words, [*words[1:], ""], strict=False):
        bare = re.sub(r"['’]s?$", "", word)
        sorts = {term.sort for term in load_terms().get(stem(bare), ())}
        if sorts & {"noun", "verb", "marker"} or stem(bare) == "time":
            return False
        if sorts & {"office", "people", "sector"}:
            return bare != word or (following == "of" and not re.search(r"\b(?:to (?=[a-z])|who\b|that\b)", after))
    return False


def _is_named(question: str, match: re.Match[str]) -> bool:
    """Tell "the First Nagorno-Karabakh War" from "first meeting": a capital inside a question is a name's."""
    word = re.search(r"[A-Z]\w+(?=\W*$)", match[0])
    return (
        word is not None
        and bool(re.search(r"\w", question[: match.start()]))
        and question[match.end() :].lstrip()[:1].isupper()
    )


def _number(word: str | None) -> int | None:
    return (NUMBERS.get(word.lower()) or int(word)) if word else None


def _is_plural(after: str) -> bool:
    """Tell whether the first noun for events after the word is a plural: "the latest meetings"."""
    nouns: set[str] = {noun for words in load_question_words().types.values() for noun in words.nouns} | set(
        load_question_words().several
    )
    for word in re.findall(r"[a-z-]+", after.lower()):
        if word in nouns:
            return bool(word == "talks")
        if word.removesuffix("s") in nouns:
            return True
    return False
