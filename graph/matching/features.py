"""Two names -> what they have in common, in numbers that a model weighs and words that a reader understands."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler, Levenshtein

from graph.matching.edits import odds
from graph.matching.sounds import bare_skeleton, plain_spelling, skeleton
from graph.matching.tokens import Name, nicknames
from graph.matching.variants import relation

SERVANT = "abd"
KNOWN = 0.95  # tokens known to be forms of one name are at least so similar
JOINED = 0.85  # how near two tokens together come to the one that they are
TOLD = 3  # letters by which they may be longer or shorter
DOUBTED = 1.5  # log odds of being spellings above which two names may be one all the same
LIKE = 0.72  # tokens at least so similar are taken for forms of one name
SCRIPTS = ("alphabet", "abjad", "han", "kana", "hangul")
FEATURES = (
    "best", "worst", "mean", "worst_spelling", "worst_sound", "worst_letters", "first", "last", "crossed", "unmatched_short",
    "unmatched_long", "tokens_short", "tokens_long", "whole", "whole_sound", "whole_sorted", "initials_fit", "initials_differ",
    "length_short", "spare_letters", "known_same", "known_other", "edits", "least_edit", "share_short", "share_long", *SCRIPTS,
)  # fmt: skip


class Match(NamedTuple):
    """A token of the one name with the token of the other that it goes with."""

    left: int
    right: int
    likeness: float


class Comparison(NamedTuple):
    """Two names side by side; `short` is the one with fewer tokens."""

    short: Name
    long: Name
    matches: tuple[Match, ...]
    features: tuple[float, ...]


class Form(NamedTuple):
    """A token as it is compared with others; `served` is what follows "Abd"."""

    spelling: str
    sound: str
    nicknames: frozenset[int]
    served: str | None


@lru_cache(maxsize=1 << 16)
def _form(token: str) -> Form:
    served = token.removeprefix(SERVANT) if token.startswith(SERVANT) else None
    return Form(plain_spelling(token), skeleton(token), nicknames().get(token, frozenset()), served)


@lru_cache(maxsize=1 << 17)
def likeness(left: str, right: str, abjad: bool) -> float:
    """Tell how alike two tokens are, 0 to 1: by letters, by plain spelling and by consonants; nicknames are alike."""
    if left == right:
        return 1.0
    one, other = _form(left), _form(right)
    if one.served is not None and other.served is not None:  # "Abdul Rahman", "Abdul Razak": what follows tells
        return likeness(one.served, other.served, abjad)
    if one.nicknames and one.nicknames & other.nicknames:
        return 0.97
    if relation(left, right) > 0:
        return KNOWN
    plain = JaroWinkler.similarity(one.spelling, other.spelling)
    letters = Indel.normalized_similarity(one.spelling, other.spelling)
    sound = _sound(left, right, True) if abjad else Levenshtein.normalized_similarity(one.sound, other.sound)
    return 0.3 * plain + 0.2 * letters + 0.5 * sound if abjad else 0.45 * plain + 0.25 * letters + 0.3 * sound


def _sound(left: str, right: str, abjad: bool) -> float:
    """Compare consonants; scripts that write none of the vowels write w and y for some of them."""
    ends = (bare_skeleton(left), bare_skeleton(right)) if abjad else (skeleton(left), skeleton(right))
    return Levenshtein.normalized_similarity(*ends)


def compare(left: Name, right: Name) -> Comparison:
    """Lay two names side by side, token by token, the most alike first."""
    short, long = (left, right) if _rank(left) <= _rank(right) else (right, left)
    abjad = short.script == "abjad" or long.script == "abjad"
    if len(long.tokens) > len(short.tokens):
        long = _join(long, short.tokens)
        short, long = (short, long) if _rank(short) <= _rank(long) else (long, short)
    places = enumerate(long.tokens)
    grid = [(-likeness(a, b, abjad), abs(i - j), i, j) for j, b in places for i, a in enumerate(short.tokens)]
    grid.sort()
    free = ([True] * len(short.tokens), [True] * len(long.tokens))
    matches: list[Match] = []
    for minus, _, i, j in grid:
        if free[0][i] and free[1][j]:
            free[0][i] = free[1][j] = False
            matches.append(Match(i, j, -minus))
    return Comparison(short, long, tuple(matches), _features(short, long, matches, abjad))


def _join(name: Name, others: tuple[str, ...]) -> Name:
    """Join two tokens that the other name writes as one: "Ki-moon" for "Kimoon", "Ahmadi-Nejad" for "Ahmadinejad"."""
    for at, joined in enumerate(map("".join, pairwise(name.tokens))):
        if any(abs(len(other) - len(joined)) < TOLD and _is_near(other, joined) for other in others):
            tokens, shown = list(name.tokens), list(name.shown)
            tokens[at : at + 2], shown[at : at + 2] = [joined], ["-".join(shown[at : at + 2])]
            return name._replace(tokens=tuple(tokens), shown=tuple(shown))
    return name


def _is_near(left: str, right: str) -> bool:
    return left == right or Indel.normalized_similarity(plain_spelling(left), plain_spelling(right)) >= JOINED


def _rank(name: Name) -> tuple[object, ...]:
    """Rank a name as the shorter one."""
    return len(name.tokens), name.script != "latin", name.tokens, name.initials


def _features(short: Name, long: Name, matches: list[Match], abjad: bool) -> tuple[float, ...]:
    values = [match.likeness for match in matches]
    worst = matches[-1]
    a, b = short.tokens[worst.left], long.tokens[worst.right]
    one, other = _form(a), _form(b)
    fit, differ = fit_initials(short, long, matches)
    alike = [match for match in matches if match.likeness >= LIKE]
    crossed = len(alike) > 1 and is_crossed(alike)
    known = [_relation(short.tokens[m.left], long.tokens[m.right]) for m in alike]
    wholes = (_whole(short.tokens), _whole(long.tokens))
    spare = wholes[1].length - sum([len(long.tokens[match.right]) for match in matches])
    sound = (
        _sound(short.whole, long.whole, abjad)
        if abjad
        else Levenshtein.normalized_similarity(wholes[0].sound, wholes[1].sound)
    )
    letters = (
        JaroWinkler.similarity(one.spelling, other.spelling),
        _sound(a, b, abjad) if abjad else Levenshtein.normalized_similarity(one.sound, other.sound),
        Levenshtein.normalized_similarity(a, b),
    )
    if worst.likeness >= KNOWN:  # "Tom" and "Thomas": what is known says more than the letters
        letters = (worst.likeness,) * 3
    return (
        values[0], values[-1], sum(values) / len(values), *letters,
        likeness(short.tokens[0], long.tokens[0], abjad), likeness(short.tokens[-1], long.tokens[-1], abjad), float(crossed),
        float(len(matches) - len(alike)), float(len(long.tokens) - len(alike)),
        float(len(short.tokens)), float(len(long.tokens)),
        Indel.normalized_similarity(wholes[0].spelling, wholes[1].spelling), sound,
        max(Indel.normalized_similarity(wholes[0].ordered, wholes[1].ordered), Indel.normalized_similarity(wholes[0].spelling, wholes[1].turned)),
        float(fit), float(differ), float(wholes[0].length), float(spare),
        float(known.count(1)), float(known.count(-1)), *_edits(short, long, alike),
        len(alike) / len(short.tokens), len(alike) / len(long.tokens), *_scripts(short.script, long.script),
    )  # fmt: skip


def _relation(left: str, right: str) -> int:
    """Tell what is known of two tokens; that no list has them as one name says little where they differ as spellings do ("Julia", "Yulia")."""
    known = relation(left, right)
    return 0 if known < 0 and odds(left, right)[0] > DOUBTED else known


def _edits(short: Name, long: Name, alike: list[Match]) -> tuple[float, float]:
    """Give the odds that alike tokens are spellings of one name by how they differ: of all of them together, and the least of those that speak against it."""
    told = [odds(short.tokens[m.left], long.tokens[m.right]) for m in alike if m.likeness < KNOWN]
    return sum([one for one, _ in told]), min([0.0, *(least for _, least in told)])


def is_crossed(alike: list[Match]) -> bool:
    """Tell whether two names have the same tokens in another order."""
    return any(one.left < other.left and one.right > other.right for one in alike for other in alike)


class Whole(NamedTuple):
    """All tokens of a name as one word, spelt as it sounds: in their order, in that of the alphabet, and with the first one last."""

    spelling: str
    ordered: str
    turned: str
    sound: str
    length: int


@lru_cache(maxsize=1 << 16)
def _whole(tokens: tuple[str, ...]) -> Whole:
    orders = (tokens, sorted(tokens), (*tokens[1:], tokens[0]))
    whole = "".join(tokens)
    spelling, ordered, turned = (plain_spelling("".join(order)) for order in orders)
    return Whole(spelling, ordered, turned, skeleton(whole), len(whole))


@lru_cache(maxsize=64)
def _scripts(left: str, right: str) -> tuple[float, ...]:
    return tuple(float(script in {left, right}) for script in SCRIPTS)


def fit_initials(short: Name, long: Name, matches: list[Match] | tuple[Match, ...]) -> tuple[int, int]:
    """Count the initials that fit an initial or unmatched token of the other name, and those that contradict it."""
    if not (short.initials or long.initials):
        return 0, 0
    free = [
        [n.tokens[i] for i in range(len(n.tokens)) if i not in {m[side] for m in matches if m.likeness >= LIKE}]
        for side, n in enumerate((short, long))
    ]  # fmt: skip
    fit = differ = 0
    for mine, others, theirs in (
        (short.initials, list(long.initials), free[1]),
        (long.initials, list(short.initials), free[0]),
    ):
        for initial in mine:
            if initial in others:
                others.remove(initial)
                fit += 1
            elif any(token.startswith(initial) for token in theirs):
                fit += 1
            elif theirs or others:
                differ += 1
    return fit, differ
