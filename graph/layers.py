"""The two kinds of atoms that are resolved: profiles into actors, claims into events."""

from collections.abc import Collection, Mapping
from itertools import combinations

from graph.actor_evidence import bears_name, judge_profiles, may_resemble, part_of_name, profile_keys, rank_profile
from graph.clustering import Judgement, Pair, Verdicts, pair
from graph.event_evidence import Telling, judge_tellings, own_keys, rank_telling, vote_of, wanted_keys
from graph.matching.names import is_partial
from graph.profiles import Profile
from graph.resolver import Keyed, Layer
from graph.store import Transaction
from graph.weighing import load_scale, log_odds

CLEARLY = 0.5  # points of log-odds: what a name fits better by less is a matter of taste


def load_profiles(transaction: Transaction, ids: Collection[str]) -> Mapping[str, Keyed]:
    """Load profiles with their keys."""
    rows = transaction.run("load_profiles", ids=sorted(ids))
    found = ((Profile.of(row["profile"]), row["actor"]) for row in rows)
    return {profile.id: key_profile(profile, actor) for profile, actor in found}


def key_profile(profile: Profile, actor: str | None = None) -> Keyed:
    """Give a profile its keys."""
    keys = profile_keys(profile)
    return Keyed(profile, keys, keys, profile.claims, home=actor)


def load_tellings(transaction: Transaction, ids: Collection[str]) -> Mapping[str, Keyed]:
    """Load claims with their keys."""
    rows = transaction.run("claims_to_match", ids=sorted(ids))
    return {row["id"]: _keyed(Telling.of(row), row["event"]) for row in rows}


def _keyed(telling: Telling, event: str | None) -> Keyed:
    return Keyed(telling, own_keys(telling), wanted_keys(telling), vote=vote_of(telling), home=event)


def doubtful_names(atoms: Mapping[str, Keyed], judged: Mapping[Pair, Judgement], verdicts: Verdicts) -> set[Pair]:
    """Find the links of a name that fits several people who are not one ("Bush", "George Bush").

    Where it fits one of them clearly better, that link stays; else which of them is meant, nobody can tell.
    """
    least = load_scale("actors").threshold
    strong: dict[str, dict[str, float]] = {}
    for (low, high), judgement in judged.items():
        if judgement.score >= least and not judgement.conflict:
            strong.setdefault(low, {})[high] = log_odds(judgement.score)
            strong.setdefault(high, {})[low] = log_odds(judgement.score)
    parts = {key for key in strong if is_partial(atoms[key].atom.name)}
    doubtful: set[Pair] = set()
    for name, wholes in strong.items():
        for one, other in combinations(sorted(set(wholes) - (parts if name in parts else set())), 2):
            if _are_two(one, other, name in parts, strong, judged) and pair(one, other) not in verdicts.same:
                gap = wholes[one] - wholes[other]
                doubtful |= {pair(name, end) for end, worse in ((one, gap < CLEARLY), (other, gap > -CLEARLY)) if worse}
    return doubtful - verdicts.same


def _are_two(
    one: str, other: str, partial: bool, strong: Mapping[str, Mapping[str, float]], judged: Mapping[Pair, Judgement]
) -> bool:
    """Tell whether two whole names are two people's; beside a surname alone that is so unless they resemble each other."""
    judgement = judged.get(pair(one, other))
    excluded = judgement is not None and judgement.conflict
    return excluded or (partial and other not in strong[one])


def doubtful_tellings(atoms: Mapping[str, Keyed], judged: Mapping[Pair, Judgement], verdicts: Verdicts) -> set[Pair]:
    """Find the links of a claim that names nobody ("the two countries held talks") and fits two happenings of named people."""
    least = load_scale("events").threshold
    strong: dict[str, set[str]] = {}
    for (low, high), judgement in judged.items():
        if judgement.score >= least and not judgement.conflict:
            strong.setdefault(low, set()).add(high)
            strong.setdefault(high, set()).add(low)
    doubtful: set[Pair] = set()
    for vague, fits in strong.items():
        if any(seat.named for seat in atoms[vague].atom.seats):
            continue
        told = sorted(key for key in fits if any(seat.named for seat in atoms[key].atom.seats))
        if any(
            other not in strong[one] and pair(one, other) not in verdicts.same for one, other in combinations(told, 2)
        ):
            doubtful |= {pair(vague, key) for key in told}
    return doubtful - verdicts.same


ACTORS = Layer(
    "actors",
    load_profiles,
    judge_profiles,
    rank_profile,
    bears_name,
    part_of_name,
    doubtful_names,
    strangers=True,
    hopes=may_resemble,
)
EVENTS = Layer(
    "events",
    load_tellings,
    judge_tellings,
    rank_telling,
    lambda _telling, _centre: False,
    lambda _telling: None,
    doubtful_tellings,
    strangers=False,
)
