"""Question -> the question with sense in its capitals: those of a headline are taken away, those of abbreviations put back."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from app.ask.lexicon import load_terms, stem
from app.ask.names import is_leader
from app.ask.typos import mend
from graph.countries import find_country
from graph.organizations import find_organization

SHORT = 3  # letters: an abbreviation up to this long must be written in capitals, save where nothing has one ("un")
WORDS = {"who", "is", "pa", "ap", "nam"}  # abbreviations that need their capitals everywhere
# After these "us" is a pronoun; elsewhere who asks in small letters means the country: "us condemnation of israel".
GIVING = {"tell", "give", "show", "let", "help", "get", "find", "allow", "remind", "send", "bring"}
LISTED = {"the", "all", "any", "every", "which", "what", "who"}
US = re.compile(r"(?<![\w.])us(?![\w.])")
COURTESY = re.compile(
    r"[\s,.!?;-]*\b(?:many thanks|thanks|thank you|cheers|please|pls|thx)(?:\s+(?:so much|very much|a lot|in advance))*[\s.!?]*$",
    re.I,
)
KOREAS = "North Korea and South Korea"
# "As a student of politics, I would like to know": who asks, and what for.
PREAMBLE = re.compile(
    r"^\W*(?:(?:as|being|for) (?:an?|my|our) [^,]{3,60}?(?:,\s*|\s+)(?=i\b|we\b|please\b|could\b|can\b)|i(?:['’]m| am) an? [^,;.]{3,80}[,;.]\s+)",
    re.I,
)
SHORTHAND = (
    (re.compile(r"^\W*wen(?= (?:did|do|does|was|were|is|are|has|have)\b)", re.I), "when"),
    (re.compile(r"\bnorth and south korea\b|\b(?:the )?(?:(?:two|both) )?koreas\b", re.I), KOREAS),
    (re.compile(r"\binter-korean\b", re.I), "North Korea-South Korea"),
    (re.compile(r"(?<!\S)whit(?=\s)", re.I), "with"),
    (re.compile(r"\b(by|with|from|to|against|on) who(?=\s)", re.I), r"\1 whom"),
    # A part of the world that is no bloc before states that are counted, which nobody can ask: it is told.
    (
        re.compile(
            r"\b(which|what) (western|eastern|middle eastern|balkan|scandinavian|pacific) (countries|states)\b", re.I
        ),
        r"\2 \1 \3",
    ),
    (
        re.compile(
            r"\b(?:attributed to|(?:carried out|perpetrated|committed|conducted|undertaken|waged|staged|launched) by)\b",
            re.I,
        ),
        "by",
    ),
    (
        re.compile(r"^\W*(?:in|to) (which|what) (countries|country|capitals) (has|have) been (?=\w)", re.I),
        r"\1 \2 were visited by ",
    ),
    (
        re.compile(
            r"^\W*(?:in|to) (which|what) (countries|country|capitals) (has|have) (.+?) been(?=\W*$|\s+(?:in|during|since|between)\b)",
            re.I,
        ),
        r"\1 \2 \3 \4 visited",
    ),
    (re.compile(r"\b(?:been|was|were|is|are) (?:a |the )?mediators? (?:for|between)\b", re.I), "mediated between"),
    (re.compile(r"(?<=\s)und(?=\s)"), "and"),
    (re.compile(r"\bex-(?=[^\W\d_])", re.I), "former "),
    (re.compile(r"\b(?:was|is|were) ([A-Z]\w+) (?:a |the )?mediators? (?:for|between)\b"), r"did \1 mediate between"),
    (re.compile(r"\b((?:say|tell|know|check|see|confirm|find out)(?: me| us)?) if\b", re.I), r"\1 whether"),
    (
        re.compile(
            r"\b(embassy|consulate) ([A-Z][\w-]+) (reopening|opening|closure|closing|attack|bombing|stormed|storming|attacked)\b"
        ),
        r"\1 \3 in \2",
    ),
    (re.compile(r"(?<![\w-])EU-?3(?![\w-])", re.I), "E3"),
    (re.compile(r"(?<!\S)(?:b/w|btw|betw)\.?(?=\s)", re.I), "between"),
    (re.compile(r"(?<!\S)w/(?=\s|\w)", re.I), "with "),
    (re.compile(r"(?<!\S)re:?(?=\s+[^\W\d_])"), "about"),
    # "Talks at which Ukraine was discussed" are talks about it.
    (
        re.compile(
            r"\b(?:where|(?:at|in|during) which|when) ((?:[\w'’-]+ ){1,6}?)(?:was|were|is|are|has been|have been|got) "
            r"(?:also )?(?:discussed|raised|addressed|debated|mentioned|brought up|negotiated|on the agenda|the (?:main )?(?:topic|subject))\b",
            re.I,
        ),
        r"about \1",
    ),
    (re.compile(r"\btargeting\b|\b(?:aimed|directed|levell?ed|hurled|thrown) at\b", re.I), "against"),
)
LABELS = (
    # "type:meeting country:Iran from:2015", as addresses and query languages write it.
    (
        re.compile(
            r"(?<!\S)(?:type|event_type|country|countries|between|actor|person|org|organization|status|side)s?[:=](?=\S)",
            re.I,
        ),
        "",
    ),
    (re.compile(r"(?<!\S)(?:place|location)[:=](?=\S)", re.I), "in "),
    (re.compile(r"(?<!\S)topic[:=]\s*(?=\S)", re.I), "about "),
    (re.compile(r"(?<!\S)(?:from|since|start)[:=](?=\d)", re.I), "since "),
    (re.compile(r"(?<!\S)(?:to|until|end)[:=](?=\d)", re.I), "until "),
    (re.compile(r"(?<!\S)(?:date|year)[:=](?=\d)", re.I), "in "),
)
WORD = re.compile(r"(?<!\d)[^\W\d_][\w.]*(?:['’][^\W\d_]+)?")
COMMON_SORTS = {
    "marker",
    "and",
    "filler",
    "noun",
    "verb",
    "people",
    "members",
    "office",
    "sector",
    "anything",
    "status",
    "refused",
}
LONGEST_ACRONYM = 5  # letters: "IRAN SANCTIONS" shouts, "NATO EU" does not


SHOUT = re.compile(r"^([A-Z]{4,}):(?=\s)")
SPOKEN = re.compile(r"^[\"“]?((?:[\w.'-]+\s){1,3}?)to\s((?:[\w.'-]+\s?){1,3}):\s+(?=\w)", re.I)


class Cased(NamedTuple):
    """A question, and how the words were written that were put into small letters."""

    text: str
    shown: Mapping[str, str]


def settle_case(question: str) -> Cased:
    """Take the capitals from a question that has them all through, and give them to the abbreviations of one that has none; leave out the thanks."""
    question = " ".join(question.split()).replace(" & ", " and ").replace("’", "'")
    question = PREAMBLE.sub("", COURTESY.sub("", question)) or question
    question = SPOKEN.sub(_as_request, question)
    question = question if question.isupper() else SHOUT.sub(_as_word, question)
    shouted, headline = question.isupper(), _is_headline(question)
    for short, long in (*SHORTHAND, *(LABELS if re.search("[:=]", question) else ())):
        question = short.sub(long.upper() if shouted else long, question)
    if not headline:
        return Cased(_write_abbreviations(question), {})
    shown = {word.lower(): word.title() if shouted else word for word in re.findall(r"[^\s,;:?!()\"“”«»]+", question)}
    kept = (
        question.lower()
        if shouted
        else WORD.sub(lambda match: match[0] if _is_acronym(match[0]) else match[0].lower(), question)
    )
    return Cased(_write_abbreviations(kept), shown)


def _as_word(match: re.Match[str]) -> str:
    """Take the capitals from what calls for attention, and is nobody: "WATCH: Macron greets Scholz", but not "NATO: "."""
    known = find_organization(match[1]) or find_country(match[1]) or is_leader(match[1])
    return match[0] if known else match[0].lower()


def _as_request(match: re.Match[str]) -> str:
    """Write "Merkel to Putin: release Navalny" as what it says, where the first words name somebody: not "Visit to Iran: talks"."""
    small = not match[1][0].isupper() or match[0].isupper()
    named = not any(_is_common(word) for word in match[1].split()) and (not small or is_leader(match[1].strip()))
    urges = "URGES" if match[0].isupper() else "urges"
    return f"{match[1]} {urges} {match[2]} to " if named else match[0]


def _is_headline(question: str) -> bool:
    """Tell whether all words have capitals though some need none: "Meetings Between Iran And Syria", but not "Obama Xi" or "Geneva Talks"."""
    words = WORD.findall(question)
    names = {first for first, second in pairwise(words) if is_leader(f"{first} {second}")}  # "Vietnam To Lam Pyongyang"
    small = [word for word in words[1:] if word not in names and _is_common(word)]
    if question.isupper():
        return bool(small) or any(len(word) > LONGEST_ACRONYM for word in words)
    return len(words) > 2 and bool(small) and all(word[0].isupper() for word in words)


def _is_common(word: str) -> bool:
    """Tell a word of questions, misspelt or not."""
    terms = load_terms().get(stem(word)) or load_terms().get(stem(mend(word) or ""), ())
    return any(term.sort in COMMON_SORTS for term in terms)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _write_abbreviations(question: str) -> str:
    """Put capitals to "us", "un" and "eu" in a question that was written without them."""
    question = US.sub(lambda match: "us" if _is_pronoun(question, match) else "US", question)
    if any(character.isupper() for character in question.replace("US", "")):
        return question
    return re.sub(
        r"(?<![\w.+])\w[\w+]{1,3}(?![\w.+])", lambda match: _abbreviation(match[0], question[: match.start()]), question
    )


def _is_pronoun(question: str, us: re.Match[str]) -> bool:
    """Tell "tell us about" from "talks with us officials"."""
    before, after = ["", *question[: us.start()].lower().split()][-1], [*question[us.end() :].lower().split(), ""][0]
    return before in GIVING or (before == "for" and after in LISTED)


def _abbreviation(word: str, before: str) -> str:
    """Write one up to three letters, or a letter and a number, as it must be: "un", "e3", "p5+1"; the end of "kim jong un" is none."""
    if re.fullmatch(r"[a-z]\d\+?\d?", word):
        return word.upper()
    ends_name = is_leader(" ".join([*re.split(r"[\s-]+", before.strip(" -"))[-2:], word]))
    return (
        word.upper() if len(word) <= SHORT and word not in WORDS and not ends_name and find_organization(word) else word
    )
