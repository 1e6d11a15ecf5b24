"""Items -> items: what somebody's demand or threat says in a clause behind it: "demands by the Arab League that Assad step down"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.items import TO, Item, quote
from app.ask.lexicon import load_question_words, stem
from app.ask.segments import AUXILIARIES
from app.ask.sorts import PARTIES
from graph.ontology import get_event_type

ASKED_OF = AUXILIARIES | {"who", "whom", "which", "what", "when", "where", "how", "whose"}
TELLING = {"says", "said", "say"}
ASKED = {("request",), ("accusation",)}  # of whom the clause says what he is to do, or did
BEING = AUXILIARIES | {"is", "are", "be", "been"}


def turn_contents(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "demands by Turkey that Sweden extradite Kurds" as "demands by Turkey to Sweden", and tell the rest; of a threat tell the clause."""
    at = next((i for i, item in enumerate(items) if _begins_clause(items[:i], item, items[i + 1 :])), None)
    if at is None:
        return tuple(items)
    noun = next(item for item in reversed(items[:at]) if item.sort == "noun")
    after = items[at + 1 :]
    asked = list(takewhile(_is_party, after)) if noun.values in ASKED else []
    left = after[len(asked) :]
    words = quote((*(() if asked else items[at : at + 1]), *left))
    told = (Item.of(words, "unsupported"),) if words else ()
    return (*items[:at], *((TO, *asked) if asked else ()), *told)


def turn_afterthoughts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell what a headline says behind a comma of somebody else, or who says so: "Pakistan strikes Kabul, Taliban vow revenge", "…, says Maduro"."""
    if items[:1] and (items[0].find("marker") or any(item.words.lower() in ASKED_OF for item in items)):
        return tuple(items)
    for at, item in enumerate(items):
        if item.words != "," or not any(_is_finite(one) for one in items[1:at]):
            continue
        run = list(takewhile(_is_party, items[at + 1 :]))
        behind = items[at + 1 + len(run) : at + 2 + len(run)]
        said = bool(behind) and behind[0].words.lower() in TELLING
        if (
            behind
            and (said or (run and _is_finite(behind[0])))
            and any(one.sort != "filler" for one in (*run, *items[at + 2 :]))
        ):
            words = quote(items[at + 1 :])
            return (*items[:at], Item.of(words, "unsupported"))
    return tuple(items)


def _is_finite(item: Item) -> bool:
    """Tell a verb that says what somebody does: "strikes", "vow", "met"."""
    strikes = "" in load_question_words().turned.get(stem(item.words), {})
    return (item.find("verb") is not None or strikes) and (item.sort == "verb" or item.words.endswith("s"))


def _begins_clause(before: Sequence[Item], item: Item, after: Sequence[Item]) -> bool:
    """Tell "that" behind who said something from the one behind what was said: "threats that Iran made"."""
    if item.words.lower() != "that" or item.sort != "filler" or len(after) < 2 or after[0].words.lower() in BEING:
        return False
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i].sort == "noun"), None)
    if at is None or any(one.sort == "verb" for one in before) or after[0].sort == "verb":
        return False
    said = all(get_event_type(name).family == "speech" for name in before[at].values)
    return said and any(_is_party(one) and one.sort != "filler" for one in before[at + 1 :])


def _is_party(item: Item) -> bool:
    small = item.sort == "filler" and item.words.lower() in {"the", "its", "all", "a", "an"}
    return item.sort in PARTIES or small or (item.sort == "word" and item.capital)
