"""Why the graph says what it says: what joined claims, what spoke against, what was decided, and what waits for a decision."""

import json
from typing import Literal

from pydantic import Field

from graph.clustering import pair
from graph.decisions import Decision
from graph.derivation import derive_event, independent_sources
from graph.layers import ACTORS, EVENTS
from graph.model import Record
from graph.native import Row, native
from graph.profiles import Profile
from graph.queries import NotFound
from graph.store import Store


class Link(Record):
    """How far two profiles or claims seem to be one."""

    left: str
    right: str
    score: float
    joined: bool
    why: tuple[str, ...]


class ClaimReason(Record):
    """A claim of an event with what it says on its own."""

    id: str
    article: str
    publisher: str | None
    published: str | None
    source: str = Field(
        description="the independent source it counts for: copies of one text and one publisher are one"
    )
    type: str
    status: str
    start: str | None
    end: str | None
    place: str | None
    confidence: float
    sentences: tuple[str, ...]
    rules: tuple[str, ...]


class Neighbour(Record):
    """Another event or actor that seemed near and was not joined."""

    id: str
    name: str
    links: tuple[Link, ...]


class ProfileReason(Record):
    """A name under which an actor is known: what was joined to make it."""

    id: str
    name: str
    country: str | None
    decade: int | None
    claims: int
    first: str | None
    last: str | None


class Why(Record):
    """Why an event or actor is as it is."""

    id: str
    claims: tuple[ClaimReason, ...] = ()
    profiles: tuple[ProfileReason, ...] = ()
    joined: tuple[Link, ...] = ()
    not_joined: tuple[Neighbour, ...] = Field(default=(), description="what seemed near, and what spoke against")
    disputed: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Candidate(Record):
    """Two actors or events that may be one, for somebody to decide."""

    about: Literal["actor", "event"]
    left: str
    right: str
    left_id: str = Field(description="the actor or event that the left one belongs to")
    right_id: str
    left_name: str
    right_name: str
    score: float
    weight: float = Field(description="what it matters: how many claims hang on it, and how open it is")
    why: tuple[str, ...]


class Past(Record):
    """What was said of an event or actor during some time."""

    since: str | None
    until: str | None = Field(description="null for what is said now")
    said: str = Field(description="title or name")


class History(Record):
    """What became of an event or actor: what was said of it, and what was decided."""

    id: str
    versions: tuple[Past, ...]
    decisions: tuple[Decision, ...]


def history_of(store: Store, id: str) -> History:  # noqa: A002
    """Tell the history of an event or actor, also of one that is no more; raise NotFound."""
    rows = store.read("history_of", id=id)
    if not rows:
        raise NotFound(f"nothing has or had the id {id!r}")
    versions = tuple(Past(since=r["since"], until=r["until"], said=r["said"] or _said(r["answer"])) for r in rows)
    return History(id=id, versions=versions, decisions=_decisions_on(store, id))


def _said(answer: str) -> str:
    found = json.loads(answer)
    return str(found.get("title") or found.get("name"))


def list_decisions(store: Store, about: str | None, limit: int) -> tuple[Decision, ...]:
    """List decisions, the latest first; with `about` those that bind an actor, event, profile or claim."""
    if about:
        return _decisions_on(store, about)[:limit]
    return tuple(Decision(**row["decision"]) for row in store.read("get_decisions", ids=[], limit=limit))


def get_decision(store: Store, id: str) -> Decision:  # noqa: A002
    """Get a decision; raise NotFound."""
    rows = store.read("get_decisions", ids=[id], limit=1)
    if not rows:
        raise NotFound(f"there is no decision {id!r}")
    return Decision(**rows[0]["decision"])


def find_current(store: Store, id: str) -> str | None:  # noqa: A002
    """Find what an id of the past belongs to now: the actor of its profile, or the event for which its claims vote."""
    rows = store.read("find_current", id=id)
    return str(rows[0]["id"]) if rows else None


def explain_event(store: Store, id: str) -> Why:  # noqa: A002
    """Explain an event; raise NotFound."""
    rows = [native(row) for row in store.read("claims_of_events", ids=[id])]
    if not rows:
        raise NotFound(f"there is no event {id!r}")
    sources = independent_sources(rows)
    atoms = [row["id"] for row in rows]
    claims = {row["id"]: row for row in store.read("claims_to_explain", ids=atoms)}
    joined, others = _links(store, atoms)
    return Why(
        id=id, claims=tuple(_claim(row, claims[row["id"]], sources) for row in rows), joined=joined, not_joined=others,
        disputed=tuple(derive_event(rows)["disputed"] or ()), decisions=decisions_about(store, atoms),
    )  # fmt: skip


def explain_actor(store: Store, id: str) -> Why:  # noqa: A002
    """Explain an actor; raise NotFound."""
    profiles = [Profile.of(row["profile"]) for row in store.read("profiles_of_actors", ids=[id])]
    if not profiles:
        raise NotFound(f"there is no actor {id!r} that articles or lists name")
    atoms = [profile.id for profile in profiles]
    joined, others = _links(store, atoms)
    shown = tuple(
        ProfileReason(
            id=p.id, name=p.name, country=p.country, decade=p.era * 10 if p.era else None, claims=p.claims,
            first=str(p.first) if p.first else None, last=str(p.last) if p.last else None,
        )
        for p in profiles
    )  # fmt: skip
    return Why(id=id, profiles=shown, joined=joined, not_joined=others, decisions=decisions_about(store, atoms))


def compare_two(store: Store, left: str, right: str) -> Neighbour:
    """Weigh each pair of atoms of two actors or events anew: what speaks for and against their being one; raise NotFound."""
    ends = [_atoms_of(store, id_) for id_ in (left, right)]
    layer = {"actor": ACTORS, "event": EVENTS}[ends[0][0]]
    if ends[0][0] != ends[1][0]:
        raise NotFound(f"{left} is an {ends[0][0]} and {right} an {ends[1][0]}: compare two of a kind")
    atoms = store.write(lambda transaction: layer.load(transaction, [*ends[0][1], *ends[1][1]]))
    links = []
    for a in ends[0][1]:
        for b in ends[1][1]:
            low, high = pair(a, b)
            judgement = layer.judge(atoms[low].atom, atoms[high].atom)
            score, why = (
                (judgement.score, judgement.why)
                if judgement
                else (0.0, ("kind, names or parties differ too much to weigh them",))
            )
            links.append(Link(left=a, right=b, score=score, joined=left == right, why=why))
    best = tuple(sorted(links, key=lambda link: (-link.score, link.left, link.right))[:20])
    return Neighbour(id=right, name=_name(store, right), links=best)


def _atoms_of(store: Store, id_: str) -> tuple[str, list[str]]:
    rows = store.read("find_atoms", id=id_)
    if not rows:
        raise NotFound(f"nothing has the id {id_!r}")
    return rows[0]["about"], rows[0]["atoms"]


def _name(store: Store, id_: str) -> str:
    rows = store.read("name_of", id=id_)
    return str(rows[0]["name"]) if rows else id_


def _claim(row: Row, said: Row, sources: dict[str, str]) -> ClaimReason:
    plain = {key: row[key] for key in ("id", "article", "publisher", "type", "status", "place", "confidence")}
    days = {key: str(row[key]) if row[key] else None for key in ("published", "start", "end")}
    rules = tuple(span["rule"] for span in json.loads(said["spans"]))
    return ClaimReason(**plain, **days, source=sources[row["article"]], sentences=tuple(said["evidence"]), rules=rules)


def _links(store: Store, atoms: list[str]) -> tuple[tuple[Link, ...], tuple[Neighbour, ...]]:
    """Divide the remembered links of some atoms into those within and those to others."""
    inside: list[Link] = []
    outside: dict[tuple[str, str], list[Link]] = {}
    for row in store.read("links_of_atoms", ids=atoms):
        within = row["left"] in atoms and row["right"] in atoms
        link = Link(left=row["left"], right=row["right"], score=row["score"], joined=within, why=tuple(row["why"]))
        if within:
            inside += [link] if link.left < link.right else []  # each link comes from both its ends
        else:
            outside.setdefault((row["other"], row["name"]), []).append(link)
    near = [Neighbour(id=key, name=name, links=tuple(links)) for (key, name), links in sorted(outside.items())]
    return tuple(inside), tuple(sorted(near, key=lambda n: -max(link.score for link in n.links))[:20])


def _decisions_on(store: Store, id_: str) -> tuple[Decision, ...]:
    atoms = [atom for row in store.read("find_atoms", id=id_) for atom in row["atoms"]]
    return decisions_about(store, [*atoms, id_])


def decisions_about(store: Store, atoms: list[str]) -> tuple[Decision, ...]:
    """List the decisions that bind some atoms, in force or undone, the latest first."""
    found = {row["decision"]["id"]: Decision(**row["decision"]) for row in store.read("decisions_about", ids=atoms)}
    return tuple(sorted(found.values(), key=lambda d: (d.at, d.id), reverse=True))


def find_candidates(store: Store, about: Literal["actor", "event"] | None, limit: int) -> tuple[Candidate, ...]:
    """List actors and events that may be one and are not joined, each pair once, what matters most first; pairs that were decided are left out."""
    label = {"actor": "Profile", "event": "Claim"}.get(about or "", "Atom")
    rows = store.read("find_review", label=label, limit=limit)
    return tuple(
        Candidate(
            about="actor" if row["actors"] else "event", **{k: row[k] for k in ("left", "right", "left_id", "right_id")},
            left_name=row["left_name"], right_name=row["right_name"], score=row["score"], weight=row["weight"], why=tuple(row["why"]),
        )
        for row in rows
    )  # fmt: skip
