"""What people decided: two are the same or not, merge, split. Appended, never changed; undone by superseding."""

from collections.abc import Collection
from typing import Literal

from pydantic import Field

from graph.answers import Effect
from graph.ids import digest, key_of
from graph.model import Record
from graph.native import Row
from graph.profile_ids import named_id
from graph.profiles import Profile
from graph.resolution import Moved, recount_profiles, resolve_actors
from graph.store import Store, Transaction
from graph.versions import Change, now_written
from graph.writer import Touched, settle

Kind = Literal["same", "not_same", "merge", "split"]
JUDGEMENTS: dict[str, str] = {"same": "same", "merge": "same", "not_same": "apart", "split": "apart"}


class BadDecision(Exception):
    """A decision that cannot be made. Read what the message asks for, and look the ids up with /v1/actors or /v1/events."""


class Request(Record):
    """A decision as somebody asks for it."""

    kind: Kind
    left: str = Field(
        min_length=1, max_length=200, description="id of an actor or event, or of one of its profiles or claims"
    )
    right: str | None = Field(default=None, max_length=200, description="the other; not for `split`")
    members: tuple[str, ...] = Field(
        default=(), max_length=1000, description="for `split`: the profiles or claims that go"
    )
    articles: tuple[str, ...] = Field(
        default=(),
        max_length=1000,
        description="for `split` of an actor: the articles whose mentions are somebody else's",
    )
    reason: str = Field(min_length=3, max_length=2000)
    author: str = Field(min_length=1, max_length=200)


class Decision(Record):
    """A decision that was made, with the atoms that it binds: they stay bound however actors and events are resolved later."""

    id: str
    kind: Kind
    about: Literal["actor", "event"]
    judgement: Literal["same", "apart"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    articles: tuple[str, ...] = ()
    reason: str
    author: str
    at: str
    content: str = Field(description="the same for two decisions that bind the same")
    undone: str | None = Field(default=None, description="when it was superseded, null while it is in force")
    undone_by: str | None = None
    undone_reason: str | None = None


class Ruling(Record):
    """What a decision does, or would do."""

    decision: Decision
    dry_run: bool
    effect: Effect


def decide(store: Store, request: Request, dry_run: bool = False) -> Ruling:
    """Make a decision, or with `dry_run` only find out what it would do. Raises BadDecision.

    One that is in force already is not made twice.
    """

    def work(transaction: Transaction) -> Ruling:
        transaction.run("take_lock")
        decision = _read(transaction, request)
        known = transaction.run("find_same_decision", content=decision.content)
        if known:
            return Ruling(decision=Decision(**known[0]["decision"]), dry_run=dry_run, effect=Effect())
        keys = [key_of("atom", atom) for atom in (*decision.left, *decision.right)]
        transaction.run("save_decision", row=decision.model_dump(mode="json"), keys=keys)
        change = _apply(transaction, decision, forward=True)
        return Ruling(decision=decision, dry_run=dry_run, effect=change.effect())

    return store.rehearse(work) if dry_run else store.write(work)


def undo(store: Store, id: str, author: str, reason: str, dry_run: bool = False) -> Ruling:  # noqa: A002
    """Supersede a decision: what it bound is resolved as if it had never been made. Raises BadDecision.

    That its author does it again for the same reason changes nothing.
    """

    def work(transaction: Transaction) -> Ruling:
        transaction.run("take_lock")
        rows = transaction.run("get_decisions", ids=[id], limit=1)
        if not rows:
            raise BadDecision(f"there is no decision {id!r}: /v1/decisions lists them")
        before = rows[0]["decision"]
        if before.get("undone"):
            if (before["undone_by"], before["undone_reason"]) == (author, reason):
                return Ruling(decision=Decision(**before), dry_run=dry_run, effect=Effect())
            raise BadDecision(f"the decision {id} was undone before, by {before['undone_by']}")
        row = transaction.run("undo_decision", id=id, at=now_written(), author=author, reason=reason)[0]
        decision = Decision(**row["decision"])
        change = _apply(transaction, decision, forward=False)
        return Ruling(decision=decision, dry_run=dry_run, effect=change.effect())

    return store.rehearse(work) if dry_run else store.write(work)


def _read(transaction: Transaction, request: Request) -> Decision:
    """Find the atoms that a request means, and check that it makes sense."""
    about, left = _atoms(transaction, request.left)
    if request.kind == "split":
        left, right = _parts(request, about, left)
    else:
        if not request.right or request.members or request.articles:
            raise BadDecision(f"`{request.kind}` wants `left` and `right`, and neither `members` nor `articles`")
        other, right = _atoms(transaction, request.right)
        if other != about or set(left) & set(right):
            what = f"one is an {about}, the other an {other}" if other != about else "both are the same one already"
            raise BadDecision(f"{request.left} and {request.right}: {what}")
    now = now_written()
    content = digest("cnt", JUDGEMENTS[request.kind], *left, "|", *right, "|", *sorted(request.articles))
    id_ = digest("dec", content, now)
    plain = request.model_dump(include={"kind", "reason", "author"}) | {"articles": tuple(sorted(request.articles))}
    if request.articles:
        right = tuple(named_id(p.kind, p.name, p.country, "", p.era, id_) for p in _profiles(transaction, left))
    return Decision(
        id=id_,
        about=about,
        judgement=JUDGEMENTS[request.kind],
        left=left,
        right=right,
        at=now,
        content=content,
        **plain,
    )


def _atoms(transaction: Transaction, id: str) -> tuple[Literal["actor", "event"], tuple[str, ...]]:  # noqa: A002
    rows = transaction.run("find_atoms", id=id)
    if not rows:
        raise BadDecision(f"nothing has the id {id!r}: give an actor, event, profile or claim")
    return rows[0]["about"], tuple(sorted(rows[0]["atoms"]))


def _parts(request: Request, about: str, whole: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide the atoms of an actor or event into those that go and those that stay."""
    if request.right or bool(request.members) == bool(request.articles):
        raise BadDecision("`split` wants `left` and one of `members` or `articles`, and no `right`")
    if request.articles:
        if about != "actor":
            raise BadDecision("an event is split by its claims: name them in `members`")
        return whole, ()
    strange = sorted(set(request.members) - set(whole))
    stay = tuple(sorted(set(whole) - set(request.members)))
    if strange or not stay:
        what = f"{strange[0]} does not belong to {request.left}" if strange else "somebody has to stay"
        raise BadDecision(f"{what}: its members are {', '.join(whole[:20])}")
    return tuple(sorted(request.members)), stay


def _profiles(transaction: Transaction, ids: Collection[str]) -> list[Profile]:
    """Load profiles in the order of their ids."""
    found = [Profile.of(row["profile"]) for row in transaction.run("load_profiles", ids=sorted(ids))]
    return sorted(found, key=lambda profile: profile.id)


def _apply(transaction: Transaction, decision: Decision, *, forward: bool) -> Change:
    """Resolve again what a decision binds."""
    atoms = {*decision.left, *decision.right}
    if decision.about == "event":
        return settle(transaction, Touched(claims=frozenset(atoms)), Moved(set(), set())).change
    if decision.articles:
        owners = {row["actor"] for row in transaction.run("load_profiles", ids=sorted(atoms))} - {None}
        transaction.run("rename_profiles", rows=_renaming(decision, forward=forward))
        counted, around = recount_profiles(transaction, sorted(atoms))
        moved = resolve_actors(transaction, counted.left, around, renamed=atoms)
        return settle(transaction, Touched(actors=frozenset(owners)), moved).change
    return settle(transaction, Touched(), resolve_actors(transaction, atoms, set())).change


def _renaming(decision: Decision, *, forward: bool) -> list[Row]:
    """List which profile the mentions of the articles had and which they get."""
    pairs = zip(*((decision.left, decision.right) if forward else (decision.right, decision.left)), strict=True)
    return [{"old": old, "new": new, "articles": list(decision.articles)} for old, new in pairs]
