"""What stands last among names -> their town, or a land that may be where they met, whom they met, or what it was about."""

from itertools import takewhile

from app.ask.drafts import Draft
from app.ask.items import Item
from app.ask.names import is_leader, split_names
from app.ask.runs import is_adjective, names_country
from app.ask.segments import Piece, is_aimed
from app.ask.sorts import HEAD
from graph.ontology import get_event_type
from ingest.places import find_place


def take_last_town(draft: Draft, piece: Piece) -> Piece:
    """Take the capital or country after two names that no "and" joins to them, and leave the names: "obama raul castro havana"."""
    named = piece._replace(items=without_commas(piece.items))
    if not named.items:
        return piece
    apart = _ends_in_capital(named, others=len(draft.sides)) or (bool(draft.sides) and _follows_second(named))
    if draft.place is None and not is_aimed(draft.asked_types) and apart:
        draft.place = named.items[-1].words
        return piece._replace(items=named.items[:-1])
    if draft.place is not None or not _stands_last(named):
        return piece
    last = named.items[-1]
    if last.sort == "country":
        draft.not_understood.append(last.words)  # where they met, or what it was about: "putin erdogan syria"
    else:
        draft.place = last.words
    return piece._replace(items=named.items[:-1])


def _stands_last(piece: Piece) -> bool:
    """Tell a capital behind somebody, and a country behind two, that nothing joins to them."""
    *before, last = piece.items
    land = names_country(last)
    names = [item.words for item in before if item.sort == "word"]
    talked = piece.before is None or (piece.before.sort == "noun" and not is_aimed(piece.before.values))
    over = piece.before is None and piece.after is not None and piece.after.sort == "noun" and _is_held(piece.after)
    if piece.segment.part != "head" or not talked or not (piece.after is None or over):
        return False
    if over and (not land or len(split_names(names)) < 2):
        return False  # but "Maduro Guaido Norway talks"
    title = _title_before(before) if last.sort == "capital" else 0  # "UN envoy Pedersen Damascus"
    joined = bool(before) and before[-1].sort == "and" and before[-1].words != ","
    others = any(item.sort not in {"word", "and", "filler"} for item in before[title:])
    if joined or others or not (land or last.sort == "capital"):
        return False
    several = len(split_names(names)) > 1 or any(item.sort == "and" and item.words != "," for item in before)
    return several or (last.sort == "capital" and _is_led(before, title))


def _is_led(before: list[Item], title: int) -> bool:
    """Tell one leader, or whoever has a title, before a capital: "xi jinping moscow march 2023"."""
    names = [item.words for item in before if item.sort == "word"]
    if 0 < title == len(before):
        return True  # "Egyptian and Turkish presidents Cairo 2024"
    alone = sum(item.sort != "filler" for item in before[title:]) == len(names)
    return alone and (is_leader(" ".join(names)) or (title > 0 and all(item.capital for item in before[title:])))


def _is_held(act: Item) -> bool:
    return not is_aimed(act.values) and "visit" not in act.values


def _title_before(items: list[Item]) -> int:
    """Count the items of a title before a name: "the Greek prime minister"."""
    title = list(takewhile(lambda item: item.sort in {"country", "organization", "office", "filler", "and"}, items))
    return len(title) if title and title[-1].sort == "office" else 0


def _ends_in_capital(piece: Piece, *, others: int) -> bool:
    """Tell the capital after two parties by name that nothing joins to them: "talks Iran Iraq Baghdad", "between Iran and Iraq, Baghdad"."""
    named = [item for item in piece.items if item.sort != "filler"]
    lands = [item for item in named[:-1] if item.sort in {"country", "organization", "word"}]
    names = split_names([item.words for item in lands if item.sort == "word"] or ["nobody"])
    parties = others if piece.before is not None and piece.after is None and piece.segment.part == "head" else 0
    parties += sum(item.sort != "word" for item in lands) + len(names) * any(item.sort == "word" for item in lands)
    people = all(item.sort == "word" for item in lands)  # "Kerry Vienna talks", but "Iran Moscow talks"
    if len(named) < 2:
        return False
    fewest = 1 if piece.after is not None and (people or "visit" in piece.after.values) else 2
    if parties < fewest or named[-1].owner:
        return False
    behind = named[-2].words == "," or named[-2].sort == "country"  # "talks Pakistan India Dubai"
    if named[-1].sort != "capital" and not (behind and is_town(named[-1])):
        return False
    if piece.after is not None:  # "Saudi Iran Beijing agreement"
        held = piece.after.sort == "noun" and not is_aimed(piece.after.values)
        beside = named[-2].words == "," or (named[-2] in lands and named[-2].sort != "capital")
        return held and piece.before is None and beside
    closed = named[-2].words == "," and any(item.sort == "and" and item.words != "," for item in named[:-2])
    talked = piece.before is not None and piece.before.sort == "noun"
    return closed or (talked and (named[-2].words == "," or named[-2] in lands))


def _follows_second(piece: Piece) -> bool:
    """Tell the capital behind the second of two parties, and a comma: "of Erdogan with Mitsotakis, Athens"."""
    named = [item for item in piece.items if item.sort not in {"filler", *HEAD}]
    second = piece.segment.marker in {"with", "and"} and len(named) > 2 and named[-2].words == ","
    others = [item for item in named[:-2] if item.sort in {"country", "organization", "word"}]
    return second and named[-1].sort == "capital" and not named[-1].owner and len(others) == len(named) - 2


def is_town(item: Item) -> bool:
    """Tell a town with a capital letter that is no leader's name."""
    name = item.sort == "word" and item.capital and not is_leader(item.words)
    return name and find_place(item.words) is not None


def bears(act: Item, named: list[Item]) -> bool:
    """Tell a state to which something is done: "Trump Greenland threats Denmark"."""
    return is_aimed(act.values) and named[0].sort == "country"


def hangs(draft: Draft, piece: Piece) -> bool:
    """Tell a capital that nothing joins to the talks before it, which may be their place or a party, "truce Moscow", and a third state behind an act."""
    named = [item for item in without_commas(piece.items) if item.sort != "filler"]
    act = piece.before
    if act is None or len(named) != 1 or piece.segment.part != "head":
        return False
    if act.find("verb") is None and len(draft.sides) > 1 and _is_third(act, named):
        return not is_adjective(named)
    spoken = is_borne_by_towns(act) and named[0].sort == "capital"
    talked = act.sort == "noun" and (not is_aimed(act.values) or spoken) and "visit" not in act.values
    land = named[0].sort == "capital" or _is_loose_land(piece, named)
    return land and talked and not named[0].owner and piece.after is None


def is_twofold(piece: Piece) -> bool:
    """Tell a party and a capital before an act, which was done there, or with those who rule there: "Iran Vienna talks", "Hamas Cairo talks"."""
    act, named = piece.after, piece.items
    held = act is not None and act.sort == "noun" and not is_borne_by_towns(act)
    alone = piece.before is None and piece.segment.following is None and len(named) > 1
    if not (held and alone) or any(item.owner for item in named) or named[-1].sort != "capital":
        return False
    heads = [item for item in named[1:-1] if item.sort in HEAD]  # "Kazakh foreign minister Tashkent talks"
    pair = named[0].sort in {"country", "organization"} and len(heads) == len(named) - 2
    visit = act is not None and "visit" in act.values
    return pair and (bool(heads) or not (visit or is_adjective(named)))


def _is_third(act: Item, named: list[Item]) -> bool:
    """Tell a body too: "Pakistan India accusations UN"."""
    return bears(act, named) or (
        is_aimed(act.values) and named[0].sort in {"organization", "capital"} and not named[0].owner
    )


def _is_loose_land(piece: Piece, named: list[Item]) -> bool:
    """Tell a state at the end of a string of keywords, which may be where they talked: "Venezuela opposition negotiations Barbados"."""
    bare = all(
        item.sort in {"country", "organization", "capital", "word", "noun", *HEAD} for item in piece.segment.items
    )
    (first, *others), act = piece.segment.items, piece.before
    sits = first.sort == "organization" and others[:1] == [act]  # "UN Security Council meeting Haiti"
    led = act is not None and act is not first and (sits or act.find("verb") is None)
    return bare and led and names_country(named[0])


def without_commas(items: list[Item]) -> list[Item]:
    """Leave out the commas at the end, which stood before a date."""
    end = next((end for end in range(len(items), 0, -1) if items[end - 1].words != ","), 0)
    return items[:end]


def without_joint(items: list[Item]) -> list[Item]:
    """Leave out the "and" or comma at the end, behind which a second act begins."""
    end = next((end for end in range(len(items), 0, -1) if items[end - 1].sort != "and"), 0)
    return items[:end]


def is_borne_by_towns(act: Item) -> bool:
    """Tell what a capital behind it bears as much as it sees it: "Iran Iraq accusations Vienna"."""
    return any(get_event_type(name).family == "speech" or name == "sanction" for name in act.values)
