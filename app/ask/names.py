"""A run of words with capitals -> the people in it: "Obama Netanyahu meetings" are of two, "Hillary Clinton" is one."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from graph.datafile import read_yaml_resource
from graph.ids import fold

# words, and in small letters nobody's names
PLAIN = {"major", "may", "brown", "bush", "park", "moon", "rice", "carter", "gates", "fox", "straw", "clark"}
# Words by which the name of a body is told from that of a person.
BODY = re.compile(
    r"\b(party|council|group|front|union|movement|organi[sz]ation|agency|ministry|army|brigades?|brotherhood|league|committee|commission|fund|bank|"
    r"court|parliament|forces?|coalition|alliance|militias?|university|company|corporation|church|network|federation|congress|assembly|authority|"
    r"institute|foundation|association|society|guards?|corps|quartet|forum|command|triangle)\b",
    re.I,
)
COURTESY = re.compile(r"^(?:Sheikha?|King|Queen|Prince|Princess|Sultan|Emir|Lord|Sir|Dame|Ayatollah) (?=\w)")
SUFFIX = re.compile(r" (?:Jr|Sr)\.?$")  # "Marcos Jr" is one person
NOBLE = re.compile(r" ((?:van|von|de)(?: (?:der|den|la))? \w+)$")
LONGEST = 3  # words of a name in which the surnames of two leaders may stand
FAMILY_FIRST = {"CHN", "TWN", "PRK", "KOR", "VNM", "SGP"}


@cache
def _leaders() -> Mapping[str, str]:
    """Map the full names of leaders and other figures, folded, to the name that counts alone: the family name, or all of it."""
    data = read_yaml_resource("ingest.data", "leaders.yaml")
    names = [(code, fold(entry[0])) for code, entries in data.items() for entry in entries]
    figures = read_yaml_resource("app.data", "figures.yaml")
    found = {fold(name): fold(name) for name in figures["whole"]} | {
        fold(name): fold(name).split()[-1] for name in figures["family_last"]
    }
    found |= {name: name.split()[0 if code in FAMILY_FIRST else -1] for code, name in names}
    noble = {match[1]: match[1] for match in map(NOBLE.search, found) if match}  # "von der Leyen" counts alone too
    return noble | found


@cache
def _lands() -> Mapping[str, frozenset[str]]:
    """Map the names of leaders, and those that count alone, to the states they led; those of some figures to "none" too."""
    found: dict[str, set[str]] = {}
    for code, entries in read_yaml_resource("ingest.data", "leaders.yaml").items():
        for entry in entries:
            for name in (fold(entry[0]), _leaders()[fold(entry[0])]):
                found.setdefault(name, set()).add(code)
    for code, families in read_yaml_resource("app.data", "figures.yaml")["acting_for"].items():
        for family in families:
            found.setdefault(fold(family), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def lands_of(name: str) -> frozenset[str]:
    """Give the states that a leader of the list led, by ISO code; none where no list has the name."""
    return _lands().get(fold(name)) or _lands().get(fold(name).split()[-1], frozenset())


@cache
def _surnames() -> frozenset[str]:
    """List the surnames of leaders that are no given name of another: "Abdullah" could begin a name."""
    given = {name.split()[0] for name, family in _leaders().items() if name.split()[0] != family}
    return frozenset(_leaders().values()) - given


def is_leader(words: str) -> bool:
    """Tell whether words are the name or surname of a leader that news names without more."""
    folded = fold(words)
    if words in PLAIN:
        return False
    return folded in _leaders() or folded.removeprefix("al ") in _surnames()


def is_family(words: str) -> bool:
    """Tell the family name of a leader, though another may be called so by a given name: "Abbas"."""
    return fold(words) in _leaders().values()


def ends_leader(words: str) -> bool:
    """Tell the last words of a listed name: "Amir-Abdollahian"."""
    return any(name.endswith(f" {fold(words)}") for name in _leaders())


@cache
def _initials() -> Mapping[str, frozenset[str]]:
    """Map each surname of a leader to the first letters of the names that stand beside it."""
    found: dict[str, set[str]] = {}
    for name, family in _leaders().items():
        found.setdefault(family, set()).update(word[0] for word in name.split() if word != family)
    return {family: frozenset(letters) for family, letters in found.items()}


def is_given(word: str, family: str) -> bool:
    """Tell the name before a leader's family name, by its first letter: "ahmet" before "davutoglu", but not "nuclear" before "putin"."""
    plain = word.lower().endswith(("ed", "ing"))  # "accompanied assad"
    return not plain and is_leader(family) and fold(word)[:1] in _initials().get(fold(family), frozenset())


def hides_leader(name: str) -> bool:
    """Tell a run of words that ends or begins with a leader and is the name of none: "Okonjo Putin", "Obama Center", but not "Sergey Lavrov"."""
    if re.search(r"[–—]", name):
        return True  # "Burhan–Hemedti"
    name = COURTESY.sub("", SUFFIX.sub("", name))
    words = re.split(r"[\s-]+", name)
    if len(words) < 2 or is_leader(name) or is_leader(" ".join(words)):
        return False
    if len(words) > LONGEST and sum(map(is_leader, words)) > 1:
        return True  # "Camp David Arafat Barak Clinton"
    two = len(words) == 2 and is_family(words[1])  # "Okonjo Abbas"
    later = (word for word in words[1:] if two or is_leader(word))  # "Okonjo Putin", "Okonjo Putin Alaska"
    if any(fold(name)[0] not in _initials().get(fold(word), frozenset()) for word in later):
        return True
    if any(words[start][0].isupper() and is_leader(" ".join(words[start:])) for start in range(1, len(words) - 1)):
        return True  # "Okonjo Zhou Enlai"
    # "Lee Jae-myung"
    first = any(" " in name and name.split()[0] == fold(words[0]) == family for name, family in _leaders().items())
    begins = any(is_leader(" ".join(words[:end])) for end in range(len(words) - 1, 1 if first else 0, -1))
    return begins and not words[1].islower()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(fold(name) for name in read_yaml_resource("app.data", "figures.yaml")["bodies"])


def is_body(words: str) -> bool:
    """Tell whether one word is the name of a company or another body: "Huawei"."""
    return fold(words) in _bodies()


def count_leading(words: Sequence[str]) -> int:
    """Count the words at the front that name leaders: 1 in "putin nuclear", 3 in "kim jong un go"."""
    return next((end for end in range(len(words), 0, -1) if _find_leaders(words[:end])), 0)


def split_names(words: Sequence[str]) -> tuple[str, ...]:
    """Split a run of words into the leaders that make it up; any other run is one name."""
    return _find_leaders(words) or (" ".join(words),)


def _find_leaders(words: Sequence[str]) -> tuple[str, ...]:
    """Find the leaders that a run of words is made of; none where it is made of anything else."""
    found: list[str] = []
    start = 0
    while start < len(words):
        end = next((e for e in range(len(words), start, -1) if is_leader(" ".join(words[start:e]))), None)
        if end is None:
            return ()
        found.append(" ".join(words[start:end]))
        start = end
    return tuple(found)
