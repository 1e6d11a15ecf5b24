"""Clusters -> ids: which actor or event each cluster is, from its members alone, and who must move for it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.ids import digest
from graph.profiles import Profile

NO_ERA = 9999  # a profile of no known time gives its actor a name only where no other does


def actor_of(profiles: Iterable[Profile]) -> str:
    """Choose an actor's id: that of its largest profile, in steps of eight times as many claims, of equals the earliest.

    A new spelling of somebody who is in thousands of claims must not move all of these: the earliest profile alone would,
    each time that an earlier one turns up.
    """
    return min((-(p.claims.bit_length() // 3), p.era if p.era is not None else NO_ERA, p.id) for p in profiles)[-1]


def events_of(clusters: Iterable[tuple[str, ...]], votes: Mapping[str, str]) -> dict[str, str]:
    """Give each cluster of claims the id for which most of them vote; of two that want one, the larger has it.

    An event thus keeps its id as long as most of it stays, whatever joins or leaves.
    """
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for members in sorted(clusters, key=lambda c: (-len(c), c)):
        counts = Counter(votes[claim] for claim in members)
        wishes = [vote for vote, _ in sorted(counts.items(), key=lambda both: (-both[1], both[0]))]
        own = [digest("evt", claim) for claim in members]
        event = next(wish for wish in (*wishes, *own) if wish not in taken)
        taken.add(event)
        chosen.update(dict.fromkeys(members, event))
    return chosen
