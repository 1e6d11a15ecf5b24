"""Two spellings -> are they names of one person? From the names alone: what else is known speaks in `actor_evidence`."""

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from graph.matching.edits import odds
from graph.matching.features import FEATURES, KNOWN, LIKE, Comparison, compare, fit_initials, is_crossed
from graph.matching.model import probability, threshold
from graph.matching.sounds import skeleton
from graph.matching.syllables import differ_in_syllable, part_name
from graph.matching.tokens import BRACKETS, Name, forms_of, load_words, read_name
from graph.matching.variants import load_bearers, load_variants, relation

UNLIKE = 0.6  # a token of each name that nothing in the other comes near: the names exclude each other
INITIALLED = 0.75  # "J. Kerry" for "John Kerry": more than a surname, less than a name
SURE = 0.9  # a token so alike is the same name
OTHERS = 0.25  # of two people, as far as names tell: only an office at one time makes them one
PART = 0.5  # a surname alone says as much for its bearer as against
MOST_KEYS = 8
STEM = 4  # consonants of a key; longer ones break at endings ("Parvanov", "Parvanovs")
PAIR = 2  # consonants of each half of a key of two tokens
SHORT = 4  # letters; surnames so short are shared by many
WHOLE, WHOLE_SOUND = FEATURES.index("whole"), FEATURES.index("whole_sound")
COMMON = 3  # native forms from which on a token is common


class NameMatch(NamedTuple):
    """How likely two names are one person's, and whether they exclude each other."""

    score: float
    same: bool
    conflict: bool = False
    said: tuple[str, ...] = ()
    comparison: Comparison | None = None
    least: float = PART

    @property
    def why(self) -> tuple[str, ...]:
        """Put the reasons into words: what each token goes with, and what speaks against all of it; as much work as comparing, and few ask."""
        return (*_reasons(self.comparison), *self.said) if self.comparison else self.said


def compare_names(left: str, right: str) -> NameMatch:
    """Compare two names of persons in any script; the order of the two does not matter."""
    return _compare(left, right) if left <= right else _compare(right, left)


@lru_cache(maxsize=1 << 16)
def _compare(left: str, right: str) -> NameMatch:
    if "(" in left and "(" in right and _added(left) != _added(right):
        return NameMatch(
            0.0,
            same=False,
            conflict=True,
            said=(f"{_added(left)!r} and {_added(right)!r} are added to tell them apart",),
        )
    one, other = read_name(left), read_name(right)
    names = (one.beside(other), other.beside(one))
    if one.is_child_of != other.is_child_of and one.order == other.order:
        return NameMatch(0.0, same=False, conflict=True, said=(f"{left!r} and {right!r} are a father and his child",))
    if names[0].order and names[0].order == names[1].order and names[0].generation == names[1].generation:
        return NameMatch(1.0, same=True, said=("the names are the same",))
    if min([max(map(len, name.tokens), default=0) for name in names]) < 2:
        return NameMatch(0.0, same=False, said=("one is no name, or initials only",))
    comparison = compare(*names)
    score = probability(comparison.features)
    conflict, others = _conflict(comparison, score), None
    if not conflict and _is_initialled(comparison):
        score = max(score, INITIALLED)
    elif conflict or _is_monarch_and_commoner(*comparison[:2]):
        score = min(score, PART)
    elif score > OTHERS and (
        others := _other_order_or_syllables(comparison, names, left.isascii() and right.isascii())
    ):
        score = min(score, OTHERS)
    elif len(comparison.short.tokens) == 1 < len(comparison.long.tokens):
        score = PART if comparison.matches[0].likeness > SURE else min(score, PART)
        if _is_near_a_given_name(comparison, names):
            score = min(score, OTHERS)
    score, least = round(score, 4), threshold(comparison.features)
    said = tuple(filter(None, (conflict, others)))
    return NameMatch(score, score > least, conflict is not None, said, comparison, least)


def _added(name: str) -> str:
    """Give what stands in brackets behind a name or an office, which is there to tell it from another: "Chief of Staff (Georgia)"."""
    return " ".join(BRACKETS.findall(name)).lower()


def _is_initialled(comparison: Comparison) -> bool:
    """Tell whether one name is a surname with initials that fit the other: "J. Kerry"."""
    if len(comparison.short.tokens) != 1:
        return False
    fit, differ = fit_initials(comparison.short, comparison.long, comparison.matches)
    return fit > 0 == differ and comparison.matches[0].likeness > SURE


def _is_near_a_given_name(comparison: Comparison, names: tuple[Name, Name]) -> bool:
    """Tell "Francis" beside "François Morel": who is known by a given name is called as it is spelt."""
    _, long, (match, *_), _ = comparison
    first_is_family = any(part_name(name) for name in names)
    return match.likeness < 1 and match.right < len(long.tokens) - 1 and not first_is_family


def _is_monarch_and_commoner(short: Name, long: Name) -> bool:
    """Tell "Juan Carlos I", who has no surname, from "Juan Carlos Varela": by the names alone they are hardly one."""
    return short.is_numbered and not long.generation and len(short.tokens) < len(long.tokens)


def _other_order_or_syllables(comparison: Comparison, names: tuple[Name, Name], in_english: bool) -> str | None:
    """Say what makes two names in English letters hardly one person's, however alike their words are."""
    if not in_english:
        return None
    if _is_turned(comparison):
        return "what is the family in one is the given name in the other"
    return "the given names, or the families, are other syllables" if differ_in_syllable(*names) else None


def _is_turned(comparison: Comparison) -> bool:
    """Tell "Patrick Dewael" from "Deval Patrick": a family name that is printed first is spelt as elsewhere, and nothing is left out.

    Three words in common are one person's in any order, and a name that has one word twice fits in several.
    """
    _, long, matches, _ = comparison
    alike = [match for match in matches if match.likeness >= LIKE]
    if len(alike) != PAIR or not is_crossed(alike) or len(set(long.tokens)) < len(long.tokens):
        return False
    return any(match.likeness < 1 for match in alike) or len(alike) < len(long.tokens)


def is_rare(name: str) -> bool:
    """Tell whether the last token of a name is borne by few: "Chernomyrdin", not "Lee" and not "Hussein"."""
    found = read_name(name)
    return bool(found.tokens) and len(found.tokens[-1]) > SHORT and found.tokens[-1] not in load_bearers()


def is_partial(name: str) -> bool:
    """Tell whether a name is one token only: a surname, or a name by which one is known ("Lula"); "Elizabeth II" is whole."""
    found = read_name(name)
    return len(found.tokens) + len(found.initials) < 2 and not found.is_numbered


def is_junior(name: str) -> bool:
    """Tell whether somebody is named after his father, and said to be."""
    return read_name(name).generation == "jr"


def is_numbered(name: str) -> bool:
    """Tell whether a name has the number of a monarch, of whom a country has one: "Elizabeth II", not "Marcos Jr."."""
    return read_name(name).is_numbered


def _conflict(comparison: Comparison, score: float) -> str | None:
    """Say how two names exclude each other, if they do."""
    return _namesakes(comparison) or _father_and_child(comparison) or _two_names(comparison, score)


def _namesakes(comparison: Comparison) -> str | None:
    short, long = comparison.short, comparison.long
    if short.generation and long.generation and short.generation != long.generation:
        return f"one is {short.generation}, the other {long.generation} of the name"
    mine, theirs = _initials_left(comparison)
    if mine and theirs and not _nested(mine, theirs):
        return f"the initials {' '.join(mine).upper()} and {' '.join(theirs).upper()} differ"
    return _other_initials(comparison)


def _initials_left(comparison: Comparison) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the initials of both that stand for no word of the other: those of "J. Morel" and "Jean R. Morel" do not differ."""
    short, long, matches, _ = comparison
    alike = [match for match in matches if match.likeness >= LIKE]
    spare = [
        [token for i, token in enumerate(name.tokens) if i not in {match[side] for match in alike}]
        for side, name in enumerate((short, long))
    ]
    mine = (i for i in short.initials if not any(token.startswith(i) for token in spare[1]))
    theirs = (i for i in long.initials if not any(token.startswith(i) for token in spare[0]))
    return tuple(mine), tuple(theirs)


def _other_initials(comparison: Comparison) -> str | None:
    """Say that a surname has initials of which none fits the other's given names: "M.R. Sharma" and "Kamal Sharma"."""
    short, long, (match, *_), _ = comparison
    if len(short.tokens) > 1 or not short.initials or len(long.tokens) < PAIR or match.right != len(long.tokens) - 1:
        return None
    forms = {form for token in long.tokens[:-1] for form in (token, *forms_of(token))}
    if any(form.startswith(initial) for form in forms for initial in short.initials) or {*short.initials} & {
        *long.initials
    }:
        return None
    return f"the initials {' '.join(short.initials).upper()} fit none of the names of {' '.join(long.shown)!r}"


def _two_names(comparison: Comparison, score: float) -> str | None:
    short, long = comparison.short, comparison.long
    worst = comparison.matches[-1]
    if len(short.tokens) < 2 or worst.likeness >= LIKE or score >= PART:
        return None
    mine, theirs = short.tokens[worst.left], long.tokens[worst.right]
    if {mine, theirs} & load_words().honorifics:  # "King Hussein": a title is no name to differ in
        return None
    told = relation(mine, theirs) < 0 or worst.likeness < UNLIKE
    if not told or short.script != long.script or _joined(comparison):
        return None
    return f"{short.shown[worst.left]!r} and {long.shown[worst.right]!r} are two names"


def _father_and_child(comparison: Comparison) -> str | None:
    """Say that one is called as the other's father is: "Hamad Al Thani" and "Tamim bin Hamad Al Thani"."""
    short, long = comparison.short, comparison.long
    if not (short.fathers or long.fathers):
        return None
    for match in comparison.matches:
        mine, theirs = short.tokens[match.left], long.tokens[match.right]
        called = (
            match.left == 0 and theirs in long.fathers and mine not in short.fathers,
            match.right == 0 and mine in short.fathers and theirs not in long.fathers,
        )
        if match.likeness > SURE and any(called) and short.tokens[0] != long.tokens[0]:
            son, father = (long, short) if called[0] else (short, long)
            return f"{son.shown[0]!r} is called a child of {father.shown[0]!r}"
    return None


def _nested(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two lists have the same initials: "H W" and "W" are two people's, for who prints one prints all."""
    return set(left) == set(right)


def _joined(comparison: Comparison) -> bool:
    """Tell whether the names are alike as a whole, divided into words in another way ("Jong Un", "Jongun")."""
    return comparison.features[WHOLE] > 0.85 or comparison.features[WHOLE_SOUND] > 0.95


def _reasons(comparison: Comparison) -> list[str]:
    short, long = comparison.short, comparison.long
    why = []
    for match in comparison.matches:
        mine, theirs = short.shown[match.left], long.shown[match.right]
        as_names = odds(short.tokens[match.left], long.tokens[match.right])[1] < 0
        if LIKE <= match.likeness < KNOWN and as_names:
            why.append(f"{mine!r} and {theirs!r} are alike ({match.likeness:.2f}) and differ as two names do")
        elif match.likeness >= LIKE and mine.lower() != theirs.lower():
            why.append(f"{mine!r} and {theirs!r} can be spellings of one name ({match.likeness:.2f})")
        elif match.likeness >= LIKE:
            why.append(f"{mine!r} is in both")
        else:
            why.append(f"{mine!r} and {theirs!r} differ ({match.likeness:.2f})")
    matched = {match.right for match in comparison.matches}
    why += [f"{shown!r} is only in one" for j, shown in enumerate(long.shown) if j not in matched]
    return why


@lru_cache(maxsize=1 << 16)
def name_keys(name: str) -> tuple[str, ...]:
    """Give the keys under which spellings of one name meet: the sound of each token that is not everybody's, and of pairs."""
    found = read_name(name)
    stems = [(token, skeleton(token)) for token in found.tokens]
    if len(stems) == 1:
        return tuple({stem[:STEM].lower() or token for token, stem in stems})
    singles = [
        stem[:STEM]
        for i, (token, stem) in enumerate(stems)
        if len(stem) > 1 and (i == len(stems) - 1 or not _is_common(token))
    ]
    pairs = ["x".join(sorted((a[:PAIR], b[:PAIR]))) for (_, a), (_, b) in combinations(stems, 2) if a and b]
    keys = dict.fromkeys([*singles, *pairs])
    return tuple(key.lower() for key in keys)[:MOST_KEYS] or tuple(found.tokens)


def _is_common(token: str) -> bool:
    """Tell whether a token is a given name of many: its key alone would find everybody called John."""
    return len(load_variants().get(token, ())) >= COMMON
