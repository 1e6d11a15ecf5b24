"""What a question wants to know of the events -> a list, a number, a ranking, the first, the latest or a timeline; and the rest of the question."""

import re

from app.ask.counts import take_count
from app.ask.lexicon import load_question_words, load_terms, stem
from app.ask.rankings import OFTEN, STATES, take_ranking
from app.ask.wants import Asked, Kind, N, Wanted, cut, number_of

MOST = 100  # events that "the last N" may ask
_UNIT = r"(?:days?|weeks?|weekends?|months?|years?|decades?|quarters?|half|halves|centur(?:y|ies))"
_LAST = rf"(?:most recent(?:ly)?|latest|newest|last)(?!\s+(?:{N}\s+)?(?:few\s+|couple\s+of\s+)?{_UNIT}\b)"
_FIRST = (
    rf"(?:earliest|very first|first)(?!\s+(?:{N}\s+)?(?:lady|ladies|minister|deputy|vice|secretary|term|phase|round|hundred|{_UNIT})\b)(?!-)"
    r"(?!\s+(?:president|king|queen|chancellor|ambassador)s?\b(?!\s+(?:to|who)\b))"  # "Kenya's first president"
)
_NUMBERS = r"(?:numbers?|counts?|totals?|figures?|statistics|stats|breakdown|time ?line|trends?|frequency|average)\b"
# "a month" counts, but not in "a month after the coup" and "for a month".
_EACH = (
    r"(?<!within )(?<!in )(?<!for )(?<!after )(?<!over )(?<!about )(?<!lasting )(?<!than )(?<!half )a"
    r"(?= (?:month|year)\b(?! (?:after|before|ago|later|earlier|prior|long|following|to)\b))"
)
_PER = (
    rf"\b(?:(?:by|per|each|every|{_EACH}|for each|in each) (month|year)|"
    r"(month|year) by (?:month|year)|(monthly|yearly|annual|annually))\b"
)


# What nobody counts by.
GROUPED = re.compile(
    r"\b(?:by|per|for each) (?:place|venue|location|city|type|kind|category|source|outlet|topic|subject|day|week|weekday|quarter|decade|role|pair"
    r"|region|party|sector|office)(?: and (?:month|year|place|type|country|source|category))?"
    r"(?=\W*$|[,;]| (?:for|of|in|between|since|from|during|and|with)\b)",
    re.I,
)
_DRAWN = r"\b(?:(?:a |the )?(?:time ?line|chronology)\s+(?:of|for)|over time|(?:a )?timeline\b)"
_STORY = r"\b(?:the )?(?:trends?|evolution|development|history)\s+(?:of|for|in)\b"
# "from which countries did Lebanon get aid", "on what did they agree"
LEADING = re.compile(
    rf"^\W*(?:please )?(?:(?:from|to|by|with|against|for|of|on)\s+(?={STATES})|(?:on|about|over)\s+(?=what\s+(?:did|do|does|have|has|were|are)\b))",
    re.I,
)
# Where it was, which each event tells and nobody counts: "in how many countries did they hold talks"; who has been somewhere made a visit.
PLACED = re.compile(
    r"^\W*(?:(?:could|can|would|you|please|show|tell|give|list|find|me|us) )*"
    r"(?P<asked>in (?:which|what|(?P<many>how many)(?: different)?) (?:countries|country|states?|nations?))\b(?!.*\bbeen\b)",
    re.I,
)
BEGUN = r"^\W*when\b(?: \w+)* (?P<begun>begin|began|begun|start|started)\b(?! (?:of|with|from)\b)"
FIRST_OF_ALL = rf"(?P<asked>{STATES})\b(?=.*\b(?P<first>first)(?:\W*$| (?:in|after|since|on|during|as)\b))"
# What is new after long is the first of nothing that is asked.
AFRESH = re.compile(r"\b(?:for )?(?:the )?first time in (?:[\w-]+ ){1,3}(?:years|decades|months|weeks)\b", re.I)
# "since when are there sanctions against Cuba"
SINCE_WHEN = re.compile(r"^\W*(?:since|from) (?:when|how long)\b|[,\s]+since when(?=\W*$)", re.I)


def take_kind(question: str) -> Asked:
    """Take the words of asking out of a question; what is left says which events."""
    if placed := PLACED.match(question):
        rest = take_kind(f"where {question[placed.end() :]}")
        told = (placed["asked"],) if placed["many"] or rest.wanted.kind != "events" else ()
        return rest._replace(not_understood=(*rest.not_understood, *told))
    question = SINCE_WHEN.sub(" when first ", LEADING.sub("", question))
    for untold in (GROUPED, AFRESH):
        if found := untold.search(question):
            rest = take_kind(cut(question, found.span()))
            return rest._replace(not_understood=(*rest.not_understood, found[0]))
    begun = re.search(BEGUN, question, re.I)
    if begun:  # "when did the talks between Iran and the US begin"
        return Asked(cut(question, begun.span("begun")), Wanted(kind="first", most=1))
    first = re.search(FIRST_OF_ALL, question, re.I)
    if first:  # "which country did Lavrov visit first"
        return Asked(cut(question, first.span("asked"), first.span("first")), Wanted(kind="first", most=1))
    for read in (_timeline, take_ranking, take_count, _end):
        asked = read(question)
        if asked:
            return asked
    return Asked(question, Wanted())


def _timeline(question: str) -> Asked | None:
    per = re.search(_PER, question, re.I)
    asked = re.search(
        r"\b(?:in|during) (?:which|what) (month|year)s?\b|^\W*(?:which|what)\s+(?:month|year)\s+(?:saw|had)\b(?: the most\b)?",
        question,
        re.I,
    )
    once = _end(cut(question, asked.span())) if asked else None
    if once:
        return once  # "in what year did Nixon first visit China"
    if asked:
        often = re.search(OFTEN, question, re.I)
        rest = cut(question, asked.span(), *((often.span(),) if often else ()))
        return Asked(rest, Wanted(kind="timeline", by="year" if "year" in asked[0].lower() else "month"))
    named = re.search(_DRAWN, question, re.I) or _fronted(question)
    if not per and not named:
        return None
    words = (per[1] or per[2] or per[3] or "").lower() if per else ""
    again = re.search(rf"\b(?:monthly|yearly|annual)\s+(?!{_NUMBERS})(?=\w)", question, re.I)
    rest = cut(question, *(match.span() for match in (per, named) if match))
    counted = take_count(rest)
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


def _end(question: str) -> Asked | None:
    ends: tuple[tuple[Kind, str], ...] = (("latest", _LAST), ("first", _FIRST))
    for kind, words in ends:
        match = re.search(
            r"\b(?<!\bat )(?:for (?:the )?(?=(?:very )?(?:first|last) time\b)|for the )?(?<!\bat the )(?:the )?"
            rf"(?:{N}\s+)?{words}\b(?:\s+time\b)?(?:\s+{N}\b)?",
            question,
            re.I,
        )
        if match and not (_is_named(question, match) or _says_who(question[match.end() :])):
            if _is_name(question, match):
                match = re.compile(words, re.I).search(question, match.end(1)) or match
                return Asked(cut(question, match.span()), Wanted(kind=kind, most=1))  # "the Bucharest Nine last met"
            number = number_of(match[1]) or number_of(match[match.re.groups])
            plural = number is None and not _is_once(question, match) and _is_plural(question[match.end() :])
            rest = cut(question, _with_being(question, match))
            return Asked(rest, Wanted(kind=kind, most=min(number or (50 if plural else 1), MOST)))
    return None


def _with_being(question: str, match: re.Match[str]) -> tuple[int, int]:
    """Take the verb before "the last time" with it, which would make what follows a passive: "when was the last time a president visited Cuba"."""
    being = re.search(r"\b(?:was|is|were)\s*$", question[: match.start()], re.I) if "time" in match[0].lower() else None
    return (being or match).start(), match.end()


def _is_name(question: str, match: re.Match[str]) -> bool:
    """Tell the number in a name: "Visegrad Four", "G-7", "Group of 77"."""
    before = question[: match.start(1)] if match[1] else ""
    spelt = match[1] and match[1][0].isupper() and re.search(r"\b[A-Z]\w+\W*$", before)
    return bool(spelt or re.search(r"(?:\b[A-Z]-|\bGroup of )$", before))


def _is_once(question: str, match: re.Match[str]) -> bool:
    """Tell "when did they last hold talks" from "the last talks"."""
    return re.match(r"\W*when (?:(?:did|was|were|have|has)\b|$)", question[: match.start()], re.I) is not None


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


def _is_plural(after: str) -> bool:
    """Tell whether the first noun for events after the word is a plural: "the latest meetings"."""
    nouns: set[str] = {noun for words in load_question_words().types.values() for noun in words.nouns} | set(
        load_question_words().several
    )
    for word in re.findall(r"[a-z-]+", after.lower()):
        if word != stem(word) and any(term.sort == "office" for term in load_terms().get(stem(word), ())):
            return re.search(r"\bto (?=[a-z])", after) is not None  # "the first ministers to visit Kyiv"
        if word in nouns:
            return bool(word == "talks")
        if word.removesuffix("s") in nouns:
            return True
    return False
