"""Words of ranking in a question -> who is counted: "which country did Lavrov visit most often"."""

import re

from app.ask.counts import take_count
from app.ask.lexicon import load_terms, stem
from app.ask.wants import Asked, By, N, Wanted, cut, number_of

_UNCOUNTED = r"\s+(?:place|venue|location|city|town|capital|topic|subject|kind|type|day|week)s?\b"
_PEOPLE = r"(?:who|whom|which (?:people|persons|officials?|leaders?|ministers?|politicians?|diplomats?|actors?|person))"
_STATE = r"(?:countries|country|states?(?! visits?\b)|nations?|governments?)"
STATES = rf"(?:(?:which|what|(?:which|what) (?:is|are|was|were) the|(?<!\w )rank(?: all| the)?) (?:{N} )?{_STATE}\b)"
_TOP = (
    rf"\b(?:the )?(?:top|main|chief|leading|biggest|most frequent|more frequent|most common|commonest|most regular|usual)\s+(?:{N}\s+)?"
    r"(?:(counterparts?|interlocutors?|visitors?|partners?|guests?|hosts?|people|actors)|(countries|states|nations))(?:\s+of\b)?"
)
OFTEN = (
    r"\b(?:the )?most (?:often|frequently|times|frequent|active|commonly)(?:ly)?\b|\bmost of all\b"
    r"|(?<=\w )\b(?:the )?most(?=\W*$|\s+(?:in|since|between|during|under|from|before|after|over|with|by)\b)"
)
_RANKED = (
    r"\W*(?:please )?rank (?:all |the )*(?:partners|counterparts|people|actors|leaders|officials|ministers|presidents|politicians|diplomats)\b"
    r"(?: (?:that|whom|who))?"
)
_LISTED_OFTEN = (
    r"\W*(?:(?:all|the|please|list|show) )*(?:countries|states|nations|(?:country|state|nation)(?= (?:that|which)\b))\b"
)
# "List the countries that Kuleba visited", which asks for them and not for his visits.
_LISTED = (
    r"\W*(?:(?:all|the|please|list|show|show me|give me|name|tell me|find) )*(?:countries|states|nations)"
    r" (?:(?:to |with )?which|that|whom|where|whose(?: (?:leaders|officials|governments|representatives|diplomats))?)\b"
)
_BY = (
    rf"\b(?:the )?(?:top|leading)\s+(?:{N}\s+)?(?:leaders|officials|ministers|diplomats|politicians|presidents|(countries|states|nations))"
    r"\s+(?:by|with(?: the)? most)\s+(?:(?:the )?(?:number|count|total) of\s+)?"
)


# "which leaders", "top ten diplomats", who are people and no states, while "who" and "partners" may be either.
PERSONS = re.compile(
    rf"\b(?:which|what|top|leading|rank(?: all| the)?|how many(?: different)?|most (?:frequent|common)) (?:{N} )?(?:\w+ )?"
    r"(?:people|persons?|officials?|leaders?|ministers?|politicians?|diplomats?|presidents?)\b",
    re.I,
)


def take_ranking(question: str) -> Asked | None:
    """Take the words of ranking out of a question that asks who is most often there; people are counted where people are named."""
    asked = _take_ranking(question)
    if asked is None or asked.wanted.by != "actor" or not PERSONS.search(question):
        return asked
    return asked._replace(wanted=asked.wanted.model_copy(update={"only": "person"}))


def _take_ranking(question: str) -> Asked | None:
    often = re.search(OFTEN, question, re.I) or _most_acts(question)
    for asked in (_uncounted(question, often), _ranking_by_each(question), _top(question)):
        if asked:
            return asked
    often_too = (often.span(),) if often else ()
    if states := _states(question, often):
        most = number_of(states[1]) if states.re.groups else None
        return Asked(cut(question, states.span(), *often_too), Wanted(kind="ranking", by="country", most=most))
    people = re.search(rf"\b{_PEOPLE}\b", question, re.I) or re.search(
        r"\bhow many (?:different )?(?!times\b)(?=(?:(?-i:[A-Z])\w+ )?(?:\w+ )?(?:people|officials|leaders|ministers|presidents|diplomats)\b)",
        question,
        re.I,
    )
    if often or (people and people[0].lower().startswith("how many")):
        spans = [match.span() for match in (often, people) if match and not (match is people and not often)]
        return Asked(cut(question, *spans), Wanted(kind="ranking", by="actor"))
    return None


def _most_acts(question: str) -> re.Match[str] | None:
    """Find "the most" before a word for events where somebody is asked for: "who made the most visits to Kyiv"."""
    asked = re.search(rf"\b(?:{_PEOPLE}|{STATES})\b", question, re.I)
    most = re.search(r"\b(?:the )?most\b(?= )", question[asked.end() :], re.I) if asked else None
    if asked is None or most is None:
        return None
    after = re.findall(r"\w+", question[asked.end() + most.end() :])[:2]
    named = any(
        term.sort in {"noun", "verb"} for at in (1, 2) for term in load_terms().get(stem(" ".join(after[:at])), ())
    )
    return re.compile(r"\b(?:the )?most\b", re.I).search(question, asked.end()) if named else None


def _uncounted(question: str, often: re.Match[str] | None) -> Asked | None:
    """Tell what nobody counts: "the most frequent place of meetings"."""
    what = re.match(_UNCOUNTED, question[often.end() :], re.I) if often else None
    if often and re.search(r"\bwhere (?:did|do|does|have|has|were|was|are|is)\b", question, re.I):
        return Asked(cut(question, often.span()), Wanted(), (f"where {often[0]}",))
    if often is None or what is None:
        return None
    span = (often.start(), often.end() + what.end())
    return Asked(cut(question, span), Wanted(), (question[slice(*span)].strip(),))


def _states(question: str, often: re.Match[str] | None) -> re.Match[str] | None:
    """Find the words for states that are counted: "which countries", "countries visiting Kabul most often"."""
    asked = re.search(rf"\b{STATES}(?: (?:(?:to|with|from) which|that)\b)?", question, re.I) or re.search(
        r"\bhow many (?:different )?(?:countries|states|nations)\b", question, re.I
    )
    led = _LISTED_OFTEN if often else _LISTED
    return asked or re.match(led, question, re.I)


def _ranking_by_each(question: str) -> Asked | None:
    each = re.search(r"\b(?:by|per|for each) (country|actor|person)\W*$", question, re.I)
    if each is None:
        return None
    rest = cut(question, each.span())
    counted = take_count(rest)
    by: By = "country" if each[1].lower() == "country" else "actor"
    return Asked(counted.rest if counted else rest, Wanted(kind="ranking", by=by))


def _top(question: str) -> Asked | None:
    if led := re.search(_BY, question, re.I):
        return Asked(
            cut(question, led.span()),
            Wanted(kind="ranking", by="country" if led[2] else "actor", most=number_of(led[1])),
        )
    often = re.search(OFTEN, question, re.I)
    if ranked := re.match(_RANKED, question, re.I):
        return Asked(
            cut(question, ranked.span(), *((often.span(),) if often else ())), Wanted(kind="ranking", by="actor")
        )
    top = re.search(_TOP, question, re.I)
    if top is None:
        return None
    named = (top[2] or "").lower()
    kept = "visitors" if named.startswith(("visitor", "guest")) else "visits" if named.startswith("host") else ""
    rest = question[top.end() - (3 if kept and top[0].lower().endswith(" of") else 0) :]
    by: By = "country" if top[3] else "actor"
    return Asked(f"{question[: top.start()]} {kept} {rest}", Wanted(kind="ranking", by=by, most=number_of(top[1])))
