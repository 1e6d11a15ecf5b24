"""The two kinds of atoms that are resolved: profiles into actors, claims into events."""

from collections.abc import Collection, Mapping
from itertools import combinations

from graph.actor_evidence import judge_profiles, profile_keys, rank_profile
from graph.clustering import Judgement, Pair, Verdicts, pair
from graph.event_evidence import Telling, judge_tellings, rank_telling, telling_keys, vote_of
from graph.matching.names import is_partial
from graph.profiles import Profile
from graph.resolver import Keyed, Layer
from graph.store import Transaction
from graph.weighing import load_scale


def load_profiles(transaction: Transaction, ids: Collection[str]) -> Mapping[str, Keyed]:
    """Load profiles with their keys."""
    rows = transaction.run("load_profiles", ids=sorted(ids))
    found = (Profile.of(row["profile"]) for row in rows)
    return {profile.id: Keyed(profile, keys := profile_keys(profile), keys, profile.claims) for profile in found}


def load_tellings(transaction: Transaction, ids: Collection[str]) -> Mapping[str, Keyed]:
    """Load claims with their keys."""
    found = (Telling.of(row) for row in transaction.run("claims_to_match", ids=sorted(ids)))
    return {telling.id: _keyed(telling) for telling in found}


def _keyed(telling: Telling) -> Keyed:
    keys = telling_keys(telling)
    return Keyed(telling, keys.own, keys.wanted, vote=vote_of(telling))


def doubtful_parts(atoms: Mapping[str, Keyed], judged: Mapping[Pair, Judgement], verdicts: Verdicts) -> set[Pair]:
    """Find the links of a surname alone that fits several people who are not one: which of them is meant, nobody can tell."""
    least = load_scale("actors").threshold
    strong: dict[str, set[str]] = {}
    for (low, high), judgement in judged.items():
        if judgement.score >= least and not judgement.conflict:
            strong.setdefault(low, set()).add(high)
            strong.setdefault(high, set()).add(low)
    parts = {key for key in strong if is_partial(atoms[key].atom.name)}
    return {
        pair(part, other)
        for part in parts
        if _several(wholes := strong[part] - parts, strong, verdicts)
        for other in wholes
        if pair(part, other) not in verdicts.same
    }


def _several(wholes: set[str], strong: Mapping[str, set[str]], verdicts: Verdicts) -> bool:
    """Tell whether whole names are of more than one person."""
    return any(b not in strong[a] and pair(a, b) not in verdicts.same for a, b in combinations(sorted(wholes), 2))


def no_doubt(_atoms: Mapping[str, Keyed], _judged: Mapping[Pair, Judgement], _verdicts: Verdicts) -> set[Pair]:
    """Doubt no link."""
    return set()


ACTORS = Layer("actors", load_profiles, judge_profiles, rank_profile, doubtful_parts)
EVENTS = Layer("events", load_tellings, judge_tellings, rank_telling, no_doubt)
