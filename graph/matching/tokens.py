"""A name as written -> its tokens in Latin letters: in which script, what is an initial, what says nothing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple

from anyascii import anyascii

from graph.datafile import read_yaml_resource
from graph.model import Record

Script = Literal["latin", "alphabet", "abjad", "han", "kana", "hangul"]
BRACKETS = re.compile(r"[(\[（【].*?[)\]）】]")
JOINS = "–—·・･=＝‐•\\-"
LINK = re.compile(r"(?<=\w\w-)(\w)-(?=\w\w)")  # "Chan-o-cha": a letter between two hyphens is no initial
WORD = re.compile(rf"[^\s{JOINS},]+")
SYLLABLE = re.compile(r"[A-Z][a-z']*")
FATHER = re.compile(r"(?:^|[\s-])(?:bin|ibn|ben|bint|binti|binte|ould)[\s-]+", re.IGNORECASE)
ABD = re.compile(r"(?:abd|abed|ebd)(?:ul|el|al|ol|ur|ar|er|us|as|es|ush|ash|ul|u|o)?(.*)")
SCRIPTS: tuple[tuple[str, Script], ...] = (
    ("CJK", "han"),
    ("HIRAGANA", "kana"),
    ("KATAKANA", "kana"),
    ("HANGUL", "hangul"),
    ("ARABIC", "abjad"),
    ("HEBREW", "abjad"),
    ("SYRIAC", "abjad"),
)


class Words(Record):
    """The words of `data/words.yaml`."""

    honorifics: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    generations: Mapping[str, str]
    after_comma: frozenset[str]
    nicknames: tuple[tuple[str, ...], ...]
    families: tuple[tuple[str, ...], ...]

    @cached_property
    def family_names(self) -> frozenset[str]:
        """Give all spellings of East Asian families."""
        return frozenset(spelling for family in self.families for spelling in family)


class Name(NamedTuple):
    """A name as it is compared: whole tokens in the order given, initials, and what number of the family it is.

    `fathers` are the tokens behind "bin" and its like.
    """

    tokens: tuple[str, ...]
    initials: tuple[str, ...]
    order: tuple[str, ...]
    generation: str | None
    script: Script
    shown: tuple[str, ...]
    fathers: frozenset[str] = frozenset()

    @property
    def whole(self) -> str:
        """Give all tokens as one word."""
        return "".join(self.tokens)

    def beside(self, other: "Name") -> "Name":
        """Read "Ben Gurion" as a surname beside "David Ben-Gurion", though Ben is a given name elsewhere ("Ben Carson")."""
        if self.tokens[:1] != ("ben",) or self.tokens[1:2] == () or other.tokens[:1] == ("ben",) or not other.fathers:
            return self
        rest = self.tokens[1:]
        return self._replace(tokens=rest, order=self.order[1:], shown=self.shown[1:], fathers=frozenset(rest[:1]))

    @property
    def is_numbered(self) -> bool:
        """Tell a monarch's number from "Jr."."""
        return (self.generation or "").isdigit()

    @property
    def is_child_of(self) -> str | None:
        """Give the father where the name says nothing before him: "bin Laden"."""
        return self.order[0] if self.order and self.order[0] in self.fathers else None


@cache
def load_words() -> Words:
    """Load the words that say nothing about who it is."""
    return Words(**read_yaml_resource("graph.matching.data", "words.yaml"))


@cache
def nicknames() -> Mapping[str, frozenset[int]]:
    """Map each given name to the groups of forms that it belongs to."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(load_words().nicknames):
        for name in group:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}


def forms_of(given: str) -> frozenset[str]:
    """Give the short and full forms of a given name, itself included where it has any."""
    groups = load_words().nicknames
    return frozenset(form for number in nicknames().get(given, ()) for form in groups[number])


@lru_cache(maxsize=1 << 16)
def read_name(text: str) -> Name:
    """Read a name; one that is all titles keeps them, for it has nothing else."""
    plain = _turn(BRACKETS.sub(" ", unicodedata.normalize("NFKC", text)).replace(".", " "))  # "H.W." is two initials
    plain = LINK.sub(r"\1", plain)
    script = script_of(plain)
    pieces = [piece for word in WORD.finditer(plain) for piece in _romanize(word.group(), script, plain)]
    words = [(folded, shown) for shown in pieces if (folded := fold_token(shown))]
    numbers = [(_generation(both, loud=plain.isupper()), both) for both in words[1:]]
    generation = next((number for number, _ in numbers if number), None)
    words = words[:1] + [both for number, both in numbers if not number]
    # Where vowels are not written, names look like titles: the Arabic Omar reads "mr".
    parts = _drop_particles(words if script == "abjad" else _drop_honorifics(words))
    joined = list(_join_servants(parts))
    whole = [both for both in joined if len(both[0]) > 1] or joined
    initials = tuple(both[0] for both in joined if len(both[0]) == 1 and both not in whole)
    order = tuple(both[0] for both in joined)
    tokens, shown = tuple(w for w, _ in whole), tuple(s for _, s in whole)
    return Name(tokens, initials, order, generation, script, shown, _fathers(plain))


def _fathers(plain: str) -> frozenset[str]:
    own, *behind = FATHER.split(plain.strip())
    if not own and plain.lower().split()[:1] == ["ben"]:  # of Benjamin, as far as one name can tell
        return frozenset()
    return frozenset(token for name in behind for token in read_name(name).tokens[:1])


def _generation(word: tuple[str, str], *, loud: bool) -> str | None:
    """Read "VI" or "Jr" as the number of its bearer; a Roman number is in capitals, the surname Xi only where all is."""
    folded, shown = word
    told = folded.startswith(("j", "s")) or (shown.isupper() and not loud)
    return load_words().generations.get(folded) if told else None


def _drop_honorifics(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Drop titles from the front; one that is a name too ("Tan", "Ben", "King") only where two tokens are left, and not behind a family ("Nguyen Tan Dung")."""
    known = load_words()
    if words and words[0][0] in known.family_names:
        return words
    while len(words) > 1 and (words[0][0] in known.titles or (len(words) > 2 and words[0][0] in known.honorifics)):
        words = words[1:]
    return [
        both for i, both in enumerate(words)
        if i in (0, len(words) - 1) or both[0] not in known.honorifics or _is_servant_of_next(words[i - 1][0])
    ]  # fmt: skip


def _is_servant_of_next(word: str) -> bool:
    """Tell whether a word is "Abdul", which makes one name with the next, a title though that may be elsewhere ("Abdul Amir")."""
    match = ABD.fullmatch(word)
    return match is not None and not match[1]


def _drop_particles(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Drop particles, which spellings add, leave out and join to the next word; a first token that is a name stays."""
    particles, articles = load_words().particles, load_words().articles
    return [
        both for i, both in enumerate(words)
        if i == len(words) - 1 or both[0] not in (articles if i == 0 else particles)
    ]  # fmt: skip


def script_of(text: str) -> Script:
    """Tell in which kind of script a name is written, by its first letter that is not Latin."""
    for letter in text:
        if letter.isalpha():
            name = unicodedata.name(letter, "")
            if not name.startswith(("LATIN", "MODIFIER", "FEMININE", "MASCULINE")):
                return next((script for prefix, script in SCRIPTS if name.startswith(prefix)), "alphabet")
    return "latin"


def _turn(text: str) -> str:
    """Put "Lavrov, Sergey" into the order of speech, and drop a peerage after a comma."""
    head, comma, tail = (part.strip() for part in text.replace("،", ",").replace("、", ",").partition(","))
    if not comma or not tail or not head:
        return text
    first = fold_token(tail.split()[0])
    return (
        f"{head} {tail}"
        if first in load_words().generations
        else head
        if first in load_words().after_comma
        else f"{tail} {head}"
    )


def _romanize(word: str, script: Script, text: str) -> Iterator[str]:
    """Write one word in Latin letters; Chinese and Korean names without a space are a family name and a given name."""
    latin = anyascii(word)
    if script == "han":
        syllables = SYLLABLE.findall(latin)
        foreign = any(join in text for join in JOINS) or len(syllables) > 4
        own = len(syllables) > 1 and not foreign
        yield from ((syllables[0], "".join(syllables[1:])) if own else (latin,))
    elif script == "hangul":
        syllables = SYLLABLE.findall(latin)
        own = len(syllables) == 3 and " " not in text.strip()
        yield from ((syllables[0], "".join(syllables[1:])) if own else (latin,))
    else:
        yield latin


@lru_cache(maxsize=1 << 16)
def fold_token(word: str) -> str:
    """Write a token in lower-case Latin letters and digits."""
    plain = unicodedata.normalize("NFKD", anyascii(word) if not word.isascii() else word)
    return "".join(c for c in plain.lower() if c.isalnum())


def _join_servants(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Write "Abdul Rahman", "Abd al-Rahman" and "Abdelrahman" as one token."""
    waiting: str | None = None
    for folded, shown in parts:
        if waiting is not None:
            yield f"abd{folded}", f"{waiting} {shown}"
            waiting = None
            continue
        match = ABD.fullmatch(folded)
        if match and not match[1]:
            waiting = shown
        else:
            is_joined = match and (len(match[1]) > 2 or match[1] == "la")  # "Abdulla" is "Abdullah"
            yield (f"abd{match[1]}", shown) if match and is_joined else (folded, shown)
    if waiting is not None:
        yield "abd", waiting
