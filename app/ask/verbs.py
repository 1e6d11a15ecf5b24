"""Verb phrase -> its forms: "sign a treaty with" is also "signs", "signed" and "signing a treaty with"; and a phrase with choices -> all that it says."""

import re
from collections.abc import Mapping, Sequence

CHOICE = re.compile(r"\{([^{}]*)\}")


def spread(phrase: str) -> tuple[str, ...]:
    """List what a phrase with choices says: "{cut,sever} {,diplomatic }ties" is four phrases."""
    choice = CHOICE.search(phrase)
    if choice is None:
        return (phrase,)
    before, after = phrase[: choice.start()], phrase[choice.end() :]
    return tuple(one for word in choice[1].split(",") for one in spread(f"{before}{word}{after}"))


def inflect(phrase: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """List the forms of a verb phrase, its first word inflected; one that ends in -ed or -ing stays as it is."""
    verb, _, rest = phrase.partition(" ")
    if verb.endswith(("ed", "ing")) and verb not in irregular:
        return (phrase,)
    given = irregular.get(verb, ())
    past = () if any(not form.endswith(("s", "ing")) for form in given) else (_past(verb),)
    ongoing = () if any(form.endswith("ing") for form in given) else (_ongoing(verb),)
    return tuple(f"{form} {rest}".rstrip() for form in dict.fromkeys((verb, _third(verb), *given, *past, *ongoing)))


def _third(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _past(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def _ongoing(verb: str) -> str:
    return f"{verb[:-1]}ing" if re.search(r"[^eoy]e$", verb) else f"{verb}ing"
