"""Question -> items: each known phrase, country, organization or other word, in order."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from app.ask.casing import SHORT
from app.ask.hyphens import has_two_lands, is_compound, split_pair
from app.ask.items import Item, spell
from app.ask.lexicon import LONGEST, Sort, Term, load_question_words
from app.ask.names import BODY, is_given, is_leader
from app.ask.senses import country_of, organization_of, terms_of
from app.ask.typos import mend
from graph.countries import country_names
from graph.ids import fold
from ingest.places import find_place, is_city_name, is_known_place

TOKEN = re.compile(r"[^\s,;:?!()\[\]\"“”«»]+|,")
GLOSS = re.compile(r"(?<![\w-])([^\W\d_][\w'’-]*)\s*\(([^()]{2,40})\)")
POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
GIVEN_NAMES = {"Victoria", "Sofia", "Santiago"}  # capitals are called so too
COURTESIES = {"Dame", "Lady"}  # behind a name they are a part of it: "Notre Dame"
THE = re.compile(r"^the ", re.I)
ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ez|d|bin)[-'’][A-Z\u00c0-\u017f]")
# "Libyan National Army": with one of these before one of those, a name of its own.
OWN = {"National", "Liberation", "Democratic", "Popular", "Free", "Islamic", "Revolutionary", "Patriotic", "People's"}
BODIES = {"Army", "Front", "Forces", "Movement", "Council", "Party", "Coalition", "Alliance", "Congress", "Committee"}
LONGEST_LEADER = 4  # words
# Before a country these make a part of it: "eastern Ukraine".
COMPASS = {f"{point}{end}" for point in ("north", "south", "east", "west") for end in ("", "ern")} | {
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
}


class Token(NamedTuple):
    """A word as written, without the possessive."""

    text: str
    owner: bool  # carried 's

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter, or with an article that names have: "al-Assad"."""
        return self.text[:1].isupper() or ARTICLE.match(self.text) is not None


def split_words(question: str) -> tuple[Token, ...]:
    """Split a question at spaces and punctuation, and "Iran-Syria" into its two parties."""
    found: list[Token] = []
    question = GLOSS.sub(_without_gloss, question)
    question = re.sub(r"[→⇒⟶]|(?<![<-])-+>", " to ", question)
    question = re.sub(r"(?<=\s)\+(?=\s)", "and", question)
    raws = TOKEN.findall(re.sub(r"[;:|]|[↔⇄]|<-+>|(?<=\s)(?:[-–—]+|/)(?=\s)", ",", question))
    for position, raw in enumerate(raws):
        bare = POSSESSIVE.sub("", raw.strip("'‘’")) if raw != "," else raw
        word = bare if re.fullmatch(r"([^\W\d]\.)+", bare) else bare.rstrip(".")
        pair = split_pair(word, [token.text for token in found[-3:]], raws[position + 1 : position + 4])
        if pair:
            found += [Token(part, False) for part in pair[:-1]] + [Token(pair[-1], bool(POSSESSIVE.search(raw)))]
        elif word:
            found.append(Token(word, bool(POSSESSIVE.search(raw))))
    return tuple(found)


def _without_gloss(match: re.Match[str]) -> str:
    """Leave out the state or body that brackets put behind a name, which is no second party: "Zarif (Iran) met Kerry (US)"."""
    name, gloss = match[1], match[2]
    known = terms_of(name)
    named = is_leader(name) or (name[0].isupper() and (not known or known[0].sort == "capital"))
    return name if named and (country_of(gloss) or organization_of(gloss)) else match[0]


def read_items(question: str, shown: Mapping[str, str]) -> tuple[Item, ...]:
    """Read a question from left to right, always the longest phrase that is known; `shown` tells how the names of a headline were written."""
    tokens = split_words(question)
    mixed = any(token.text[:1].isupper() and not token.text.isupper() for token in tokens)
    owned = any(token.owner for token in tokens)
    items: list[Item] = []
    position = 0
    while position < len(tokens):
        before = tokens[position - 1] if position else None
        ahead = tokens[position : position + LONGEST]
        item, length = (_owned_name(ahead) if owned else None) or _longest(ahead, before)
        led = mixed and item.sort == "word" and is_leader(item.words)  # "Jaishankar lavrov moscow"
        items.append(_as_written(item._replace(capital=item.capital or led), shown))
        position += length
    return tuple(items) if mixed else lift_names(items)


def lift_names(items: Sequence[Item]) -> tuple[Item, ...]:
    """Give leaders and cities that nobody wrote with a capital theirs: "macron to visit greenland", "ahmet davutoglu", "grain deal istanbul"."""
    found = list(items)
    for at, item in enumerate(items):
        if item.sort != "word" or item.capital:
            continue
        run = list(takewhile(_is_plain_word, items[at : at + LONGEST_LEADER]))
        run = run[: next((i + 1 for i, one in enumerate(run) if one.owner), len(run))]
        length = next((n for n in range(len(run), 0, -1) if is_leader(spell(run[:n]))), 0)
        given = len(run) > 1 and is_given(item.words, run[1].words)
        length = length or int(given or is_city_name(item.words))
        found[at : at + length] = [one._replace(capital=True) for one in items[at : at + length]]
    return tuple(found)


def _is_plain_word(item: Item) -> bool:
    return item.sort == "word"


def _as_written(item: Item, shown: Mapping[str, str]) -> Item:
    """Give a name of a headline its capitals back."""
    if item.sort not in {"word", "capital"} or not shown:
        return item
    return item._replace(words=" ".join(shown.get(word, word) for word in item.words.split()))


def _longest(tokens: Sequence[Token], before: Token | None) -> tuple[Item, int]:
    """Read what begins here; `before` is the word before it where its capital would tell something."""
    if length := _water(tokens):
        named = tokens[length - 3 : length]
        return Item(" ".join(token.text for token in named), (Term("word"),), True, named[-1].owner), length
    if any(token.text.islower() for token in tokens[1:]) and (length := _body(tokens)):
        body = " ".join(token.text for token in tokens[:length])
        body = THE.sub("", body)
        return Item(body, (Term("word"),), True, tokens[length - 1].owner), length
    for length in range(_reach(tokens), 0, -1):
        words = " ".join(token.text for token in tokens[:length])
        terms = terms_of(words)
        if not terms and length > 1 and _is_place(tokens[:length], words):
            bare = THE.sub("", words)
            return Item(bare, (Term("word"),), True, tokens[length - 1].owner, words if bare != words else None), length
        if terms and not (length == 1 and _is_name_here(tokens, before, terms)):
            return Item(words, terms, any(t.capital for t in tokens[:length]), tokens[length - 1].owner), length
    if has_two_lands(tokens[0].text):
        return Item(tokens[0].text, (Term("unsupported"),), False, tokens[0].owner), 1
    parted = tokens[0].text.lower() in COMPASS and len(tokens) > 1 and country_of(tokens[1].text) is not None
    return _unknown(tokens[0], first=before is None, parted=parted), 1


def _reach(tokens: Sequence[Token]) -> int:
    """Count the words up to the first comma, or with the first that has a possessive, which no phrase goes beyond."""
    for at, token in enumerate(tokens):
        if token.owner:
            return at + 1
        if token.text == ",":
            return at or 1
    return len(tokens)


def _is_place(tokens: Sequence[Token], words: str) -> bool:
    """Tell a place of several words from "the Baltic", which is no sea before "states"."""
    if not (is_known_place(words) or _is_city(tokens, words)):
        return False
    bare = THE.sub("", words)
    return bare == words or not any(term.sort == "region" for term in terms_of(bare))


def _owned_name(tokens: Sequence[Token]) -> tuple[Item, int] | None:
    """Find a listed body or state with a possessive in its name: "Kurdistan Workers' Party", "the People's Republic of China"."""
    at = next((i for i, token in enumerate(tokens[:-1]) if token.owner), None)
    if at is None:
        return None
    for length in range(len(tokens), at + 1, -1):
        words = " ".join(_written(token) for token in tokens[: length - 1])
        words = THE.sub("", f"{words} {tokens[length - 1].text}")
        found = [Term("country", (code,))] if (code := country_of(words)) else []
        found += [Term("organization", (body,))] if (body := organization_of(words)) else []
        found += [Term("word")] if not found and find_place(words) else []  # "Cox's Bazar"
        if found:
            return Item(words, tuple(found), True, tokens[length - 1].owner), length
    return None


def _written(token: Token) -> str:
    ending = "'" if token.text.endswith("s") else "'s"
    return f"{token.text}{ending}" if token.owner else token.text


def _is_city(tokens: Sequence[Token], words: str) -> bool:
    """Tell "Port Sudan" and "Mexico City", which have the name of a country in theirs."""
    if len(tokens) != 2 or not all(token.capital for token in tokens):
        return False
    known = [country_names().get(fold(token.text)) for token in tokens]
    lands = [found for found in known if found is not None and found.usage not in {"adjective", "demonym", "capital"}]
    return len(lands) == 1 and find_place(words) is not None


def _water(tokens: Sequence[Token]) -> int:
    """Count the words of "the Gulf of Oman", which names a place and no party; 0 where none begins here."""
    start = 1 if tokens[0].text.lower() == "the" else 0
    named = tokens[start : start + 3]
    if len(named) < 3 or named[0].text.lower() not in load_question_words().waters or named[1].text != "of":
        return 0
    return start + 3 if named[0].capital and named[2].capital else 0


def _body(tokens: Sequence[Token]) -> int:
    """Count the words of a name like "Libyan National Army", which is not the army of Libya; 0 where none begins here."""
    start = 1 if tokens[0].text == "the" else 0
    run = list(takewhile(lambda token: token.capital, tokens[start:]))
    first = 0 if len(run) > 2 else 1  # "National Transitional Council"
    own = next((i for i in range(first, len(run)) if run[i].text in OWN), len(run))
    last = next((i for i in range(own + 1, len(run)) if run[i].text in BODIES), None)
    if last is None or any(token.owner for token in run[:last]):
        return 0
    known = any(organization_of(" ".join(token.text for token in run[:end])) for end in range(2, len(run) + 1))
    return 0 if known else start + last + 1


def _unknown(token: Token, *, first: bool, parted: bool) -> Item:
    """Read a word that no list has: a misspelt one that is known, or a name or something else."""
    meant = mend(token.text)
    terms = terms_of(meant) if meant else ()
    if meant and (first or not token.capital or any(term.sort == "country" for term in terms)):
        return Item(meant, terms, token.capital, token.owner, token.text)
    sort: Sort = "unsupported" if is_compound(token.text) or parted else "word"
    return Item(token.text, (Term(sort),), token.capital, token.owner)


def _looks_like_a_name(tokens: Sequence[Token], before: Token, terms: tuple[Term, ...]) -> bool:
    """Take "Major" in "John Major" for a name: a word of no weight with a capital inside the question; and "Ban" before "Ki-moon"."""
    if not tokens[0].capital:
        return False
    if terms[0].sort == "organization":  # "the National Dialogue Quartet"
        return (
            len(tokens[0].text) > SHORT
            and before.capital
            and not before.owner
            and BODY.fullmatch(tokens[0].text) is not None
            and not is_leader(before.text)
        )
    leads = len(tokens) > 1 and _is_strange(tokens[1])
    if terms[0].sort in {"filler", "unsupported"}:
        return leads or _is_strange(before) or is_leader(tokens[0].text)
    if tokens[0].text in COURTESIES and _is_strange(before):
        return True
    led = before.text.islower() or country_of(before.text) is not None
    small = terms[0].sort == "marker" and led  # "party chief To Lam", "Vietnam To Lam"
    return (terms[0].sort in {"noun", "verb"} or small) and leads


def _is_name_here(tokens: Sequence[Token], before: Token | None, terms: tuple[Term, ...]) -> bool:
    if before is None:
        return _is_given(tokens)
    surname = terms[0].sort in {"office", "people"} and is_leader(f"{before.text} {tokens[0].text}")  # "Hun Sen"
    return surname or _is_given(tokens) or _looks_like_a_name(tokens, before, terms)


def _is_given(tokens: Sequence[Token]) -> bool:
    """Tell a given name from the capital or state that is called so: "Victoria Nuland", "Israel Katz"."""
    if tokens[0].owner or not tokens[0].capital or len(tokens) < 2 or not _is_strange(tokens[1]):
        return False
    state = country_of(tokens[0].text) is not None and is_leader(f"{tokens[0].text} {tokens[1].text}")
    return state or tokens[0].text in GIVEN_NAMES


def _is_strange(token: Token) -> bool:
    return token.capital and not terms_of(token.text)
