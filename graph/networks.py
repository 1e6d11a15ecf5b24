"""Who met whom in the events that a filter finds, as a network with its measures."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Literal

import rustworkx as rx
from pydantic import Field

from graph.actor_queries import name_actors
from graph.answers import EventQuery
from graph.bodies import Body, body_named
from graph.countries import load_countries
from graph.model import Record
from graph.native import Row
from graph.past_counts import add_seats
from graph.queries import filter_parameters
from graph.store import Store

Nodes = Literal["actors", "countries", "sides"]
ROUNDS = 50  # of the passing of labels; it settles in far fewer


class Node(Record):
    """An actor, country or organization in a network, and how it stands there."""

    id: str
    name: str | None
    kind: str
    country: str | None
    events: int
    degree: int = Field(description="others with whom it shares an event")
    strength: int = Field(description="shared events, counted once for each other")
    betweenness: float = Field(description="share of the shortest paths between others that lead through it, 0 to 1")
    community: int = Field(description="number of the group that it is in, 0 the largest")


class Edge(Record):
    """Two that took part in the same events."""

    source: str
    target: str
    events: int


class Network(Record):
    """A network of those who took part in the same events."""

    nodes: tuple[Node, ...] = Field(description="the strongest first")
    edges: tuple[Edge, ...]
    events: int = Field(description="events that were read")
    more: bool = Field(description="whether the filter finds more events than were read: narrow it")


def find_network(store: Store, query: EventQuery, nodes: Nodes = "actors", most: int = 10_000) -> Network:
    """Draw the network of the newest events of a query, `most` of them, with degree, betweenness and communities."""
    rows = store.read("find_seats", **filter_parameters(query), limit=most + 1)
    if query.as_of:
        rows = add_seats(store, query, rows)
    ends = [_ends(row["seats"], nodes) for row in rows[:most]]
    pairs = Counter(pair for group in ends for pair in combinations(sorted(group), 2))
    counted = Counter(one for group in ends for one in group)
    described = (
        name_actors(store, sorted(counted))
        if nodes == "actors"
        else {one: row for group in ends for one, row in group.items()}
    )
    found = _measure(pairs, counted, described)
    edges = tuple(
        Edge(source=a, target=b, events=n) for (a, b), n in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))
    )
    return Network(nodes=found, edges=edges, events=len(ends), more=len(rows) > most)


def _ends(seats: Iterable[Row], nodes: Nodes) -> dict[str, Row]:
    """Give the nodes of an event by id, described unless they are actors, whom the graph names."""
    if nodes == "actors":
        return {seat["id"]: {} for seat in seats}
    codes = {code for seat in seats if (code := seat["country"])}
    ends: dict[str, Row] = {code: {"name": _name_of(code), "kind": "country", "country": code} for code in codes}
    for seat in seats if nodes == "sides" else ():
        if not seat["country"] and (body := _body_of(seat)):
            ends[body.id] = {"name": body.name, "kind": "organization", "country": None}
    return ends


def _name_of(code: str) -> str | None:
    known = load_countries().get(code)
    return known.name if known else None


def _body_of(seat: Row) -> Body | None:
    """Give the organization that a participant acts for, or is: both by the id of the profile of its name, so that they are one."""
    if seat["body"]:
        return Body(seat["body"], seat["organization"], None)
    is_named = seat["kind"] == "organization" and not seat["name"].islower()  # "troops", "coalition forces" are not
    return body_named(seat["name"], None) if is_named else None


def _measure(pairs: Counter[tuple[str, str]], counted: Counter[str], described: Mapping[str, Row]) -> tuple[Node, ...]:
    ids = sorted(counted)
    graph: rx.PyGraph[str, int] = rx.PyGraph(multigraph=False)
    index = dict(zip(ids, graph.add_nodes_from(ids), strict=True))
    graph.add_edges_from([(index[a], index[b], n) for (a, b), n in sorted(pairs.items())])
    between = rx.betweenness_centrality(graph)
    groups = _communities(ids, pairs)
    strength = Counter[str]()
    for pair, events in pairs.items():
        strength.update(dict.fromkeys(pair, events))
    nodes = (
        Node(
            id=one, events=counted[one], degree=graph.degree(index[one]), strength=strength[one],
            betweenness=round(between[index[one]], 6), community=groups[one], **described.get(one, {"name": None, "kind": "actor", "country": None}),
        )
        for one in ids
    )  # fmt: skip
    return tuple(sorted(nodes, key=lambda node: (-node.strength, node.id)))


def _communities(ids: list[str], pairs: Counter[tuple[str, str]]) -> dict[str, int]:
    """Find groups by passing labels: each takes the label that most of its shared events have, in a fixed order, until nothing changes.

    Raghavan, Albert and Kumara 2007, "Near linear time algorithm to detect community structures"; rustworkx has none. Ties go to the
    smallest label, so that the same network always gives the same groups.
    """
    around: dict[str, list[tuple[str, int]]] = {one: [] for one in ids}
    for (a, b), events in pairs.items():
        around[a].append((b, events))
        around[b].append((a, events))
    label = {one: one for one in ids}
    for _ in range(ROUNDS):
        changed = False
        for one in sorted(ids, key=lambda i: (-len(around[i]), i)):
            votes = Counter[str]()
            for other, events in around[one]:
                votes[label[other]] += events
            best = min(votes, key=lambda name: (-votes[name], name), default=label[one])
            if votes[best] > votes[label[one]]:
                label[one], changed = best, True
        if not changed:
            break
    sizes = Counter(label.values())
    number = {name: n for n, name in enumerate(sorted(sizes, key=lambda name: (-sizes[name], name)))}
    return {one: number[label[one]] for one in ids}
