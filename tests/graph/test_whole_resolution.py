"""All profiles at once come to the clusters and links that they come to one by one."""

import json
from collections.abc import Mapping
from datetime import date
from itertools import combinations, product

from graph.layers import ACTORS, key_profile
from graph.native import Row
from graph.profiles import Profile
from graph.resolution import add_profiles, resolve_actors
from graph.resolver import Keyed, links_of
from graph.store import Store, Transaction
from graph.whole_resolution import iter_pairs, resolve_all

NAMES = (
    ("Mohammad Baqeri", "IRN"), ("Mohammed Bagheri", None), ("Baqeri", "IRN"), ("Bashar al-Assad", "SYR"), ("Maher al-Assad", "SYR"), ("Assad", "SYR"),
    ("George H.W. Bush", "USA"), ("George W. Bush", "USA"), ("Bush", "USA"), ("George Bush", "USA"), ("Lev Orlovsky", "RUS"),
)  # fmt: skip


def profiles() -> dict[str, Profile]:
    found = {}
    for (name, country), year in product(NAMES, (2005, 2014)):
        day = date(year, 5, 1)
        of = Profile(id=f"per-{name}-{year}", kind="person", country=country, era=year // 10, spellings=(name,), first=day, last=day, claims=year - 2004)  # fmt: skip
        found[of.id] = of
    return found


def judge(atoms: Mapping[str, Keyed]) -> list[Row]:
    return [row for pairs in iter_pairs(atoms, atoms) for row in links_of(ACTORS, atoms, pairs)]


def test_pairs_of_all_parts_are_those_that_share_a_key() -> None:
    atoms = {key: key_profile(profile) for key, profile in profiles().items()}
    shared = {(a, b) for a, b in combinations(sorted(atoms), 2) if set(atoms[a].own) & set(atoms[b].own)}
    parts = [both for part in range(3) for pairs in iter_pairs(atoms, list(atoms)[part::3]) for both in pairs]
    assert sorted(parts) == sorted(shared)
    assert 0 < len(shared) < len(atoms) * (len(atoms) - 1) / 2


def test_at_once_and_one_by_one_are_the_same(store: Store) -> None:
    every = profiles()

    def work(transaction: Transaction) -> None:
        for key, profile in every.items():
            resolve_actors(transaction, add_profiles(transaction, {key: profile}).changed, set())

    store.write(work)
    resolved = resolve_all(ACTORS, {key: key_profile(profile) for key, profile in every.items()}, judge)
    rows = store.read("dump_relationships")
    members: dict[str, set[str]] = {}
    for row in rows:
        if row["type"] == "OF":
            members.setdefault(row["end"][1], set()).add(row["start"][1])
    assert sorted(map(sorted, members.values())) == sorted(map(sorted, resolved.clusters))
    saved = ("score", "conflict", "why", "twin", "weight", "review", "doubtful")
    links = [
        [row["low"], row["high"], {key: row[key] for key in saved if row[key] is not None}] for row in resolved.links
    ]
    known = [[row["start"][1], row["end"][1], row["properties"]] for row in rows if row["type"] == "RESEMBLES"]
    assert len(links) > len(NAMES)
    assert sorted(map(json.dumps, _sorted(links))) == sorted(map(json.dumps, _sorted(known)))


def _sorted(links: list) -> list:
    return [[low, high, dict(sorted(said.items()))] for low, high, said in links]
