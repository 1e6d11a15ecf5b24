"""What several parties do to each other -> no role for any of them: "Chinese and Indian troops clashed", "Algeria and Morocco broke off ties"."""

from app.ask.lexicon import forms_of
from app.ask.roles import is_passive
from app.ask.segments import Piece
from app.ask.sorts import STATES


def is_mutual(piece: Piece) -> bool:
    """Tell an act between the parties before it, behind which nobody stands to whom it is done."""
    act = piece.after
    if act is None or not piece.is_subject or act.words.lower() not in forms_of("mutual"):
        return False
    states = sum(item.sort in STATES for item in piece.items)
    done_to = any(item.sort in STATES for item in piece.segment.items[piece.segment.items.index(act) + 1 :])
    return states > 1 and not done_to and not is_passive([item.words for item in piece.items])
