"""The place of a party in a question -> whether it does what is asked, bears it, or either: "Iran sanctions" leaves it open."""

from collections.abc import Sequence
from itertools import pairwise

from app.ask.drafts import HOSTS, Draft
from app.ask.items import Item
from app.ask.lexicon import folds_of, is_past, stem
from app.ask.names import is_leader
from app.ask.reciprocals import is_mutual
from app.ask.roles import ACTIVE, is_passive, role_of
from app.ask.runs import is_adjective
from app.ask.segments import RECEIVING, Piece
from app.ask.sorts import HEAD, STATES
from app.ask.sufferers import PEOPLE, SENDING, is_apart, is_suffering, names_sufferer

AIMING = {"on", "against", "to", "at", "for", "with", "towards", "toward", "upon", "by", "of", "from"}
# of people without an object: "Russian soldiers killed in Chechnya"
SUFFERED = {"coercion", "assault", "sanction", "aid"}
# What is done to people and seldom by those of whom nothing else is said, unlike "attacked".
HURTING = {stem(verb) for verb in ("killed", "arrested", "detained", "jailed", "executed", "assassinated", "murdered", "kidnapped", "abducted", "wounded",
    "injured", "imprisoned", "expelled", "seized")}  # fmt: skip
UNCHANGED = {"cut", "put", "set", "hit"}  # verbs of which the participle is the base form
EXPELLING = {"expulsion", "deportation", "extradition", "blacklisting"}  # of whom it is done to
GIVEN = {"aid", "support", "pledge"}  # of what somebody has from another
STRIKING = {"attack", "strike", "airstrike", "raid", "operation", "offensive", "incursion"}
RELATIVE = {"in which", "at which", "during which"}  # behind these a sentence begins: "in which Oman mediated"
MOVED = {"visit", "protest", "mobilization"}  # acts that are done to nobody
# What a second party is where the first has the role: "Bin Salman's tour of the US", "what did Guterres demand from Israel".
OTHER = {"visitor": "host", "source": "target"}


def find_role(draft: Draft, piece: Piece) -> str | None:
    """Give the role that a place in the sentence means; where somebody else has it already, the other one."""
    if piece.segment.following in {"vs", "versus"} or is_mutual(piece):
        return None  # "expelled diplomats: Russia vs Bulgaria"
    if piece.segment.marker == "from" and _has_source(draft) and draft.asked_types == ["request"]:
        return "target"
    if any(stem(word).startswith(SENDING) for word in draft.act_words):
        if piece.segment.marker == "to":
            return None  # "the deportation of Haitians to Mexico"
        if piece.segment.marker == "of" and piece.segment.following == "to":
            return "target"
    role = _place_role(draft, piece)
    taken = role in draft.given and draft.given[role] != piece.segment.marker
    waiting = draft.ties and not draft.ties[-1].countries  # "by the presidents of Poland"
    if not taken or waiting or role not in OTHER or piece.segment.marker not in {"of", "from"}:
        return role
    return OTHER[role] if role == "visitor" else None


def _has_source(draft: Draft) -> bool:
    """Tell whether somebody asks already: "Sisi demands an apology from Ethiopia"."""
    return "source" in draft.given or any(end.role == "source" for end in draft.ends)


def _place_role(draft: Draft, piece: Piece) -> str | None:
    if seat := piece.segment.role or _plain_role(draft, piece):
        return seat
    done = piece.asks and piece.after is not None and piece.after.sort == "verb"  # "which conflicts did Norway mediate"
    act = piece.after if (piece.is_subject and (piece.before is None or done)) or _comes(piece) else piece.before
    if _holder_acts(draft, piece) or _begins_sentence(piece):
        return role_of((), piece.segment._replace(marker=""), piece.after, subject=True)
    anew = piece.before is not None and piece.before.find("verb") is not None and bool(piece.segment.marker)
    segment = piece.segment._replace(marker="") if anew else piece.segment  # "who from the Taliban went to Tashkent"
    role = role_of(draft.asked_types, segment, act, subject=piece.is_subject)
    if piece.is_subject and role and _is_borne(piece):
        # "troops deployed by Uganda", "troops that were withdrawn", who bear nothing
        moved = act is not None and (MOVED & set(act.values) or act.words.lower().startswith("withdraw"))
        return "host" if role == "visitor" else None if moved or role == "mediator" else "target"
    called_back = segment.marker == "from" and folds_of("called_back") & {
        word.lower().split()[0] for word in draft.act_words
    }
    return None if called_back or _is_loose(draft, piece, role) or _is_open(piece) else role


def _plain_role(draft: Draft, piece: Piece) -> str | None:
    """Give the role that an act gives by itself, whatever stands around it."""
    if _brokers(piece):
        return "mediator"
    if _hosts(piece):
        return "host"
    if piece.segment.marker == "of" and draft.act_words and stem(draft.act_words[-1]) in EXPELLING and not _gave(piece):
        return "target"
    return "source" if _strikes_abroad(draft, piece) else None


def _strikes_abroad(draft: Draft, piece: Piece) -> bool:
    """Tell whose attacks they are, where a place is told besides: "attacks of Israel in Syria", but not "killings of Iranians in Syria"."""
    sorts = {item.sort for item in piece.items}
    led = piece.segment.marker == "of" and piece.segment.following == "in" and "country" in sorts and not HEAD & sorts
    return led and bool(draft.act_words) and stem(draft.act_words[-1]).split()[-1] in STRIKING


def _comes(piece: Piece) -> bool:
    """Tell whose people move: "which officials from the UAE travelled to Asmara"."""
    act = piece.after
    led = piece.segment.marker == "from" and piece.before is None
    return led and act is not None and act.sort == "verb" and "visit" in act.values


def _brokers(piece: Piece) -> bool:
    """Tell who brokered what is said before: "the deal Qatar brokered between Israel and Hamas"."""
    verb = piece.after is not None and piece.after.sort == "verb" and "mediation" in piece.after.values
    noun = piece.before is not None and piece.before.sort == "noun"
    passive = is_passive([item.words for item in piece.items])
    return verb and noun and not piece.segment.marker and bool(piece.items) and not passive


def _holder_acts(draft: Draft, piece: Piece) -> bool:
    """Tell whose act a noun is behind an office and its state: "the Emir of Kuwait's visit"."""
    waits = bool(draft.ties) and draft.ties[-1].office is not None and not draft.ties[-1].countries
    owned = bool(piece.items) and piece.items[-1].owner and piece.segment.marker == "of"
    return waits and owned and not draft.asked_types and piece.after is not None and piece.after.sort == "noun"


def _begins_sentence(piece: Piece) -> bool:
    """Tell who acts behind "in which" and the like."""
    relative = piece.segment.marker in RELATIVE and piece.before is None
    return relative and piece.after is not None and piece.after.sort == "verb"


def _gave(piece: Piece) -> bool:
    """Tell an act of which another small word says who did or bore it."""
    return piece.segment.following in {"against", "on", "to", "by"}


def _hosts(piece: Piece) -> bool:
    """Tell who hosts from who was hosted: "Oman hosts talks", "which summits has Oman hosted", but not "Merkel was hosted"."""
    act = piece.after
    hosting = (
        act is not None and act.find("verb") is not None and act.words.lower() in HOSTS and not _is_received(piece)
    )
    return hosting and piece.is_subject and not is_passive([item.words for item in piece.items])


def _is_received(piece: Piece) -> bool:
    """Tell "Cuban officials received at the Vatican", after which nobody stands."""
    act = piece.after
    return act is not None and act.words.lower() == "received" and act == piece.segment.items[-1] and not piece.asks


def _is_borne(piece: Piece) -> bool:
    """Tell from its words that a party before an act bears it: "was Libya sanctioned", "diplomats expelled by Poland"."""
    act = piece.after or piece.before
    if act is not None and stem(act.words) == "visitor" and any(item.owner for item in piece.items):
        return True  # "Iran's most frequent visitors"
    if act is not None and _strikes_embassy(act):
        return not _is_bare(piece)  # "Swedish embassy stormed"
    if act is not None and stem(act.words) in EXPELLING and piece.segment.following == "from" and piece.before is None:
        return True  # "Cuba's expulsion from the Organization of American States"
    ongoing = act is not None and act.words.split()[0].endswith("ing")
    owned = any(item.owner for item in piece.items) and piece.before is None  # "Sweden's criticism by Turkey"
    if act is not None and act.sort == "noun" and piece.segment.following == "by" and (owned or _is_bare(piece)):
        return not MOVED & set(act.values)  # "Cuba embargo by the US"
    passive = is_passive([item.words for item in piece.items]) and not ongoing and not _is_base(act)
    borne = passive and _can_be_passive(piece, act)
    return borne or _is_participle(piece) or is_suffering(piece)


def _strikes_embassy(act: Item) -> bool:
    return act.words.lower().startswith("embassy ") and "assault" in act.values


def _is_base(act: Item | None) -> bool:
    """Tell what somebody is to do: "Israel is to withdraw"."""
    verb = act.words.split()[0].lower() if act is not None and act.sort == "verb" else ""
    return bool(verb) and not is_past(verb) and stem(verb) == verb and verb not in UNCHANGED


def _can_be_passive(piece: Piece, act: Item | None) -> bool:
    """Tell "was Libya sanctioned" and "Lebanon received aid" from "is there evidence of Emirati arms deliveries"."""
    receives = any(item.words.lower() in RECEIVING for item in piece.items)
    return receives or act is None or act.sort == "verb"


def _is_loose(draft: Draft, piece: Piece, role: str | None) -> bool:
    """Tell a party whose place says nothing of its role: "protests Georgia", and a second "from" after who does it is told."""
    again = piece.segment.marker == "from" and role == "source" and any(tie.role == "source" for tie in draft.ties)
    after_noun = piece.before is not None and piece.before.sort == "noun" and not draft.verbs
    return (
        again
        or is_apart(piece)
        or names_sufferer(draft, piece)
        or (after_noun and not piece.segment.marker and not piece.is_subject)
    )


def _is_open(piece: Piece) -> bool:
    """Tell a party before an act that could do it or bear it: "Iran sanctions", "Iran criticism US", "Russia attacked in 2008"."""
    if not piece.is_subject or piece.after is None or piece.asks or _is_relative(piece):
        return False
    embassy = _strikes_embassy(piece.after)  # "Azerbaijan Iran embassy attack"
    if embassy or MOVED & set(piece.after.values):
        return embassy or (_is_bare(piece) and _is_alone(piece))
    last, following = piece.after == piece.segment.items[-1], piece.segment.following
    if (piece.after.sort == "verb" and names_doer(piece)) or (
        "mediation" in piece.after.values and following == "between"
    ):
        return False  # "Vatican mediation between Cuba and the US"
    given = following == "from" and GIVEN & set(piece.after.values)  # "Armenian relief from Turkey"
    if piece.after.sort == "noun" and (following == "by" or given):
        return True  # "Libyan oil blockade by Haftar"
    if piece.after.sort == "verb":
        return last and following != "to" and is_past(piece.after.words)  # "threatened to close its border"
    goes_on = following in AIMING or (piece.after.find("verb") and not last)
    return _is_bare(piece) and not goes_on


def _is_alone(piece: Piece) -> bool:
    """Tell a move of which the whole question says nothing but states: "Iran visits", "Peru Chile protests", but not "Iran missile tests"."""
    items = piece.segment.items
    visit = piece.after is not None and "visit" in piece.after.values
    heads = {"people"} if visit else HEAD  # "Iraq prime minister Tehran visit", whose visit it is
    told = {*STATES, *heads, "noun", "unsupported"}
    bare = all(
        item.sort in told or (item.sort == "word" and not (item.capital or is_leader(item.words))) for item in items
    )
    several = sum(item.sort in STATES for item in items) > 1
    return bare and piece.segment.following is None and (several or visit)


def _is_bare(piece: Piece) -> bool:
    """Tell names of states, bodies and people of which the first does not say that it does something: "Iran", "Iran US", "Turkey president"."""
    named = [item for item in piece.items if item.sort not in {"filler", "and"}]
    named = [item for item in named if item.sort != "word" or item.capital]  # "Iran-Iraq border clashes"
    states = [item for item in named if item.sort in STATES]
    led = bool(states) and all(item.sort in STATES | HEAD for item in named)
    # "Trump Iran threats"
    beside = bool(states) and named[0].sort == "word" and named[-1] in states and not _gives(piece)
    alone = led or beside or (len(states) > 1 and named[0] in states)  # "Maldives India troops withdrawal"
    bodies = {id(a) for a, b in pairwise(named) if b.sort == "organization"}  # "Afghan Taliban Pakistan border closure"
    doing = (item for item in states if id(item) not in bodies and (is_adjective([item]) or item.owner))
    crossed = len(states) > 1 and not _gives(piece) and not any(doing)
    return bool(named) and alone and (crossed or not (_does(named[0]) or named[-1].owner))


def _gives(piece: Piece) -> bool:
    """Tell what big states and bodies do to others, and not the other way: "EU Belarus sanctions", but not "US Iran threats"."""
    return piece.after is not None and bool({"sanction", "aid", "visit"} & set(piece.after.values))


def _is_relative(piece: Piece) -> bool:
    return any(item.words.lower() in ACTIVE for item in piece.items)  # "journalists that Turkey arrested"


def _does(country: Item) -> bool:
    """Tell "Iranian", "Iran's" and "US", which do what the noun after them says, from "Iran"; "nato" is one too."""
    short = country.words.isupper() or (country.sort == "organization" and country.words.upper() in country.values)
    return country.owner or is_adjective([country]) or short


def names_doer(piece: Piece) -> bool:
    """Tell people and, right behind them, who did something to them: "all diplomats Russia expelled"."""
    named = [item for item in piece.items if item.sort != "filler"]
    return (
        len(named) > 1 and named[-2].sort in HEAD and named[-1].sort in STATES and not named[-1].owner
        and not is_adjective(named[-1:]) and all(item.sort not in STATES for item in named[:-2])
    )  # fmt: skip


def _ends_with(items: Sequence[Item], act: Item) -> bool:
    """Tell an act behind which at most a word like "abroad" stands."""
    after = items[items.index(act) + 1 :]
    return all(item.sort in {"region", "unsupported"} and not item.capital for item in after)


def _names_people(items: Sequence[Item]) -> bool:
    """Tell people whom no list has, behind their state: "Iranian nuclear scientists"."""
    led = len(items) > 1 and items[0].sort == "country" and (is_adjective(items[:1]) or items[0].owner)
    return led and not items[-1].capital and PEOPLE.search(items[-1].words) is not None


def _is_participle(piece: Piece) -> bool:
    """Tell "diplomats expelled by Poland" and "Turkish journalists arrested" from "Poland expelled diplomats"."""
    act = piece.before or piece.after
    if act is None or act.sort != "verb" or not _ends_with(piece.segment.items, act):
        return False
    people = any(item.sort in HEAD for item in piece.items) and not piece.asks and not names_doer(piece)
    small = not piece.asks and not names_doer(piece) and _names_people(piece.items) and stem(act.words) in HURTING
    suffered = (people or small) and not _is_relative(piece) and bool(SUFFERED & set(act.values)) and is_past(act.words)
    following = piece.segment.following
    charged = following == "charge" and is_past(act.words) and not piece.asks
    return suffered or charged or following == "by" or (following == "from" and "sanction" in act.values)
