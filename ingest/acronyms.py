"""Body -> its initials: "the CPI" is the Communist Party of India where an article has named it."""

from collections.abc import Iterator

from ingest.scan import Mention, Scan, text_of

SHORTEST, LONGEST = 3, 6  # letters: of two letters too many things are named


def initials_of(name: str) -> str:
    """Give the first letters of the words of a name that have a capital: "Lord's Resistance Army" is LRA."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _letters_of(short: str) -> str:
    """Give the letters of what may be initials, "" of all else."""
    letters = short.replace(".", "")
    return letters if letters.isupper() and SHORTEST <= len(letters) <= LONGEST else ""


def is_short_for(short: str, name: str) -> bool:
    """Tell whether a name in capitals stands for another by its initials."""
    letters = _letters_of(short)
    return bool(letters) and letters == initials_of(name) != name


def read_acronyms(scan: Scan) -> Iterator[Mention]:
    """Read what stands for a body by its initials, where the body was named in full before."""
    named: set[str] = set()
    bodies = {m.end: initials_of(text_of(scan.doc, m.name)) for m in scan.mentions if m.kind == "organization"}
    for token in scan.doc:
        named.add(bodies.get(token.i, ""))
        letters = _letters_of(token.text)
        if letters and letters in named and token.pos_ in {"PROPN", "NOUN"} and scan.is_free(token.i, token.i + 1):
            yield Mention(token.i, token.i + 1, (token.i, token.i + 1), "organization", "name")
