"""Draft: what was understood of a question so far, and what a word for events adds to it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from app.ask.items import Item
from app.ask.lexicon import stem
from app.ask.roles import Tie
from app.ask.segments import Piece, Segment, is_aimed

HOSTS = {"host", "hosts", "hosted", "hosting", "receive", "receives", "received", "receiving"}
WAR = "war"
HOSTING = {"host", "hosts", "hosted", "hosting", "convene", "convened", "convening"}


class AtEnd(NamedTuple):
    """A person or body that does or bears an act, of whom no capacity is asked."""

    role: str
    side: str
    words: str
    is_open: bool = False  # it may as well be at the other end


@dataclass
class Draft:
    """What was understood so far."""

    types: list[str] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)
    type_words: list[str] = field(default_factory=list)
    act_words: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    ends: list[AtEnd] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)  # role -> the small word, or none, by which somebody has it
    place: str | None = None
    loose: bool = False  # the place is one by where it stands, and no small word says so
    topic: str | None = None
    themes: list[Item] = field(default_factory=list)  # before the word for what they are about: "trade talks"
    anything: bool = False
    hosting: bool = False  # "hosted" says nothing of what kind the talks were
    caseless: bool = False  # written without capitals, so that a name may have none
    not_understood: list[str] = field(default_factory=list)

    @property
    def asked_types(self) -> list[str]:
        """Give the types of the nouns; a verb narrows them ("agreements signed") or stands for itself."""
        both = [name for name in self.types if name in self.verbs and not self.hosting]
        verbs = () if self.hosting and self.types else self.verbs
        return list(dict.fromkeys(both or [*self.types, *verbs]))


def take_act(draft: Draft, item: Item, spoken: Piece) -> None:
    """Take a word for events, after what is `spoken` before it; what another act is done to, or is about, is no kind of event: "condemned missile tests"."""
    segment, piece = spoken.segment, spoken.items
    if not piece and item.sort == "noun" and draft.types != ["mediation"]:
        _drop_first_half(draft, spoken.before, item)
    if _is_backdrop(draft, item):
        draft.not_understood.append(item.words)  # "which agreement ended the war"
        return
    joined = _is_joined(piece) and any(one.sort == "and" and one.words != "," for one in segment.items)
    apart = item.sort == "noun" and any(one.sort in {"country", "organization"} for one in piece)
    anothers = apart and draft.verbs and is_aimed(item.values)  # "condemned Israel's criticism of Iran"
    if not joined and (_is_content(draft, segment, item) or anothers or (apart and _differs(draft.types, item))):
        draft.not_understood.append(item.words)
        return
    if item.sort == "verb" and _differs(draft.types, item) and not joined:
        draft.not_understood += draft.type_words
        draft.types.clear()
    draft.act_words.append(item.words)
    if item.sort == "verb" and stem(item.words) in HOSTING:
        draft.hosting = True
    if _is_second(draft, piece, item):
        draft.types.extend(item.values if draft.types else ())
        draft.verbs.extend(item.values)
        return
    (draft.verbs if item.sort == "verb" else draft.types).extend(item.values)
    if item.sort == "noun":
        draft.type_words.append(item.words)
        if (verb := item.find("verb")) and any(map(_can_act, piece)):
            draft.verbs.extend(verb.values)


def _is_backdrop(draft: Draft, item: Item) -> bool:
    """Tell the war beside another act, which is what that was about; one that was said before gives way."""
    if item.words.lower() == WAR:
        return bool(draft.types or draft.verbs)
    if [word.lower() for word in draft.type_words] == [WAR]:
        draft.not_understood += draft.type_words
        draft.types, draft.type_words = [], []
    return False


def _is_second(draft: Draft, piece: list[Item], item: Item) -> bool:
    """Tell a second act of those who did the first: "meets Sharaa, visits Aleppo", of which one filter asks for either."""
    joined = bool(piece) and piece[-1].sort == "and" and bool(draft.verbs)
    return joined and item.find("verb") is not None and not is_aimed([*draft.asked_types, *item.values])


def _can_act(item: Item) -> bool:
    """Tell who could do what follows from what only says of which sort it is: "Wagner attacks", but "border attacks"."""
    return item.capital if item.sort == "word" else item.sort not in {"filler", "and"}


def _drop_first_half(draft: Draft, before: Item | None, noun: Item) -> None:
    """Tell the first half of a double noun, which is no kind of event by itself: "normalisation talks", "cooperation agreements"."""
    if before is None or before.words not in draft.type_words or set(before.values) & set(noun.values):
        return
    draft.types = [name for name in draft.types if name not in before.values]
    draft.verbs = [name for name in draft.verbs if name not in before.values]
    draft.ties = [tie._replace(role=None) for tie in draft.ties]
    draft.not_understood.append(before.words)


def _is_joined(piece: list[Item]) -> bool:
    """Tell whether "and" joins a word for events to the one before it: "visits and long phone calls"."""
    joint = next((i for i in range(len(piece) - 1, -1, -1) if piece[i].sort == "and"), None)
    return joint is not None and all(
        item.sort in {"filler", "word", "sector"} and not item.capital for item in piece[joint + 1 :]
    )


def _differs(said: list[str], item: Item) -> bool:
    """Tell whether a word is of other types than those said, and one of them is done by one party to another."""
    return bool(said) and not set(said) & set(item.values) and (is_aimed(item.values) or is_aimed(said))


def _is_content(draft: Draft, segment: Segment, item: Item) -> bool:
    """Tell whether a word only names what another act is about: "rejection of mediation", "imposed a ban on talks"."""
    if item.sort == "verb":
        return _differs(draft.verbs, item)
    said = [*draft.types, *draft.verbs]
    if "mediation" in said and "agreement" in item.values:
        return True  # "mediated the truce", "mediation ceasefire Gaza"
    apart = segment.part != "head" and bool(said) and not set(said) & set(item.values)
    return apart or _differs(draft.verbs, item)


def take_word(draft: Draft, item: Item) -> None:
    """Take a word for a status, for any event, or that nothing answers to."""
    if item.sort == "status":
        draft.statuses += item.values
    elif item.sort == "anything":
        draft.anything = True
    elif item.sort == "unsupported" and item.values:
        draft.themes.append(item)
    else:
        draft.not_understood.append(item.words)


def settle_topic(draft: Draft) -> None:
    """Ask the first matter of an act that is asked as its topic, where no small word leads to one: "trade talks", but not "trade talks about steel"."""
    for theme in draft.themes:
        if draft.topic is None and set(theme.values) & set(draft.asked_types):
            draft.topic = theme.words.lower()
        elif theme.words.lower() != draft.topic:
            draft.not_understood.append(theme.words)
