"""The parties of a piece -> a word with a capital that only may be somebody's name: "Covid aid", "the Abraham Accords"."""

from collections.abc import Sequence

from app.ask.drafts import Draft
from app.ask.items import Item
from app.ask.lexicon import is_past, load_question_words, stem
from app.ask.names import BODY, is_leader
from app.ask.parties import Party
from app.ask.runs import COMMON
from app.ask.segments import Piece
from app.ask.sorts import HEAD
from ingest.places import is_known_place

POINTING = {"the", "a", "an", "all", "any", "every", "each", "some", "me", "us"}
PERSONAL = {"visit", "call"}  # acts before which a name is somebody's: "Davutoglu visit", but "Brexit meeting"


def find_guesses(draft: Draft, piece: Piece, found: Sequence[Party]) -> list[str]:
    """List a word with a capital that only may be a name: nothing says that somebody stands here, as in "Covid aid" or "visited Kobane"."""
    acts = [act for act in (piece.before, piece.after) if act is not None]
    if len(found) != 1 or any(item.sort in HEAD or (item.owner and item.sort == "word") for item in piece.items):
        return []
    form, _, name = (found[0].side or "").partition(":")
    body = form == "org" and BODY.fullmatch(name) is not None  # "the Coalition", whose nobody says
    struck = piece.segment.part == "parties" and is_struck(draft)  # "the shelling of Yeonpyeong"
    sent = piece.segment.marker == "to" and "mobilization" in draft.asked_types  # "troops deployed to Cabo Delgado"
    if form == "person" and (sent or names_thing(piece)) and not is_leader(name):
        return [name]
    if " " in name or is_leader(name) or is_known_place(name) or not (form == "person" or body):
        return []
    if body or struck:
        return [name]
    if not acts:
        # "Elections in Kenya": a capital at the front says nothing
        return [name] if piece.segment.part == "head" else []
    visited = "visit" in acts[0].values and piece.before is not None
    done = (acts[0].sort == "verb" and not _is_base(piece, acts[0])) or (
        acts[0].find("verb") is not None and _has_object(piece.segment.items, acts[0])
    )
    beside = piece.segment.part == "head" and not done
    return [name] if visited or (beside and not PERSONAL & set(acts[0].values)) else []


def _is_base(piece: Piece, act: Item) -> bool:
    """Tell a noun from a verb by its ending: one person "protests against", so that "Brexit protest against" is no one's."""
    verb = act.words.split()[0].lower()
    return piece.is_subject and not piece.asks and stem(verb) == verb and not is_past(verb)


def _has_object(items: Sequence[Item], act: Item) -> bool:
    """Tell a noun that could be a verb, for something stands right after it: "Navalny support Kyiv", but not "Pahalgam attack and"."""
    after = items[items.index(act) + 1 :]
    return bool(after) and after[0].sort != "and"


def names_thing(piece: Piece) -> bool:
    """Tell a noun with a capital, which has a name of its own before it: "the Abraham Accords"."""
    return piece.after is not None and piece.after.sort == "noun" and piece.after.capital


def is_struck(draft: Draft) -> bool:
    """Tell whether a noun was said for what is done to towns as much as to people."""
    words = {stem(word) for word in draft.type_words} & set(load_question_words().struck)
    return bool(words) and "protest" not in draft.asked_types


def is_instruction(draft: Draft, piece: Piece) -> bool:
    """Tell "Summarise meetings with …" from "Erdogan's meetings with …"."""
    items, after = piece.items, piece.after
    word = items[0] if piece.segment.part == "head" and items else None
    if word is None or word.sort != "word" or word.owner or draft.sides or " " in word.words or is_leader(word.words):
        return False
    if len(items) > 1 and all(item.words.lower() in POINTING for item in items[1:]):
        return True  # "Trace the meetings"
    if len(items) > 1:
        return False
    if after is None:
        return piece.before is None and piece.segment.following == "of"  # "Effects of the embargo"
    if piece.segment.following in {"between", "among", "by"}:
        return True  # "Royal visits between Spain and Morocco"
    return not after.find("verb") or after.words.endswith(("ing", "ings")) or COMMON.search(items[0].words) is not None
