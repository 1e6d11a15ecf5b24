"""Parties of a piece -> those that are left when the people of the one who acts, and what it promises, are no second party."""

from app.ask.drafts import Draft
from app.ask.items import Item
from app.ask.lexicon import folds_of
from app.ask.parties import Party
from app.ask.segments import Piece, name_of
from app.ask.sorts import HEAD

OWN = {"its", "their", "his", "her"}


def without_own(draft: Draft, piece: Piece, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Tell people of the one who acts, who are no second party, "India withdrew its soldiers", and give a capacity its country: "by its minister"."""
    names = _names_own(piece)  # "Colombia dismisses foreign minister"
    own = names or any(item.words.lower() in OWN for item in piece.items) or _moves_troops(piece, found)
    if not own or any(party.side for party in found):
        return found
    lands = [side.removeprefix("country:") for side in draft.sides if side.startswith("country:")]
    if piece.before is None or names:  # "led by their ministers": of each of them
        return tuple(party._replace(country=lands[0]) for party in found) if len(lands) == 1 else found
    draft.not_understood += [item.words for item in piece.items if item.sort in HEAD]
    return ()


def _names_own(piece: Piece) -> bool:
    """Tell a state that names or dismisses somebody, who is its own where no other state is named."""
    act = piece.before
    return act is not None and act.sort == "verb" and "appointment" in act.values and not piece.segment.marker


def _moves_troops(piece: Piece, found: tuple[Party, ...]) -> bool:
    """Tell whose people move, to whom nothing is done: "Armenia withdraws troops", "Uruguay recalls ambassadors"."""
    act = piece.before
    if act is None or act.find("verb") is None or not found:
        return False
    moved = (
        act.sort == "verb"
        and {"concession", "mobilization"} & set(act.values)
        and all(p.sector == "MIL" and not p.office for p in found)
    )
    return bool(moved) or (
        act.words.lower() in folds_of("called_back") and all(p.office and not p.country for p in found)
    )


def without_promised(draft: Draft, piece: Piece) -> Piece:
    """Tell what is promised or given to somebody, which is no second party: "promises Abbas a Palestinian state"."""
    act = piece.before
    if act is None or not act.find("verb") or piece.segment.marker or not {"pledge", "aid"} & set(act.values):
        return piece
    at = next((i for i in range(1, len(piece.items)) if _begins_thing(piece.items[i - 1], piece.items[i])), None)
    if at is None:
        return piece
    draft.not_understood.append(name_of(piece.items[at:]))
    return piece._replace(items=piece.items[:at])


def _begins_thing(before: Item, item: Item) -> bool:
    return item.words.lower() in {"a", "an", *OWN} and before.sort in {"country", "organization", "capital", "word"}
