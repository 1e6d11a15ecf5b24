"""`dragoman actors` and `dragoman events`: merge, split, judge, review, explain and tell the history, for both alike."""

import json
from collections.abc import Sequence
from typing import Annotated, Literal

import typer
from pydantic import BaseModel, ValidationError

from app.commands.ending import explained
from app.commands.matching import match
from app.database import open_store
from graph.decisions import BadDecision, Kind, Request, Ruling, decide, undo
from graph.findings import list_faults
from graph.judgements import (
    explain_actor,
    explain_event,
    find_candidates,
    history_of,
    list_decisions,
)

About = Literal["actor", "event"]
Reason = Annotated[str, typer.Option(help="why; it is kept")]
Author = Annotated[str, typer.Option(envvar="USER", help="who decides")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="only tell what it would do")]
AsJson = Annotated[bool, typer.Option("--json", help="print JSON")]
Limit = Annotated[int, typer.Option(min=1, max=500)]


def make_commands(about: About) -> typer.Typer:
    """Make the commands that curate actors or events."""
    app = typer.Typer(
        help=f"Curate {about}s: every decision has an author and a reason, and can be undone.", no_args_is_help=True
    )
    _add_judgements(app)
    _add_split(app, about)
    _add_review(app, about)
    _add_reading(app, about)
    return app


def _add_judgements(app: typer.Typer) -> None:
    @app.command()
    def merge(
        left: str, right: str, reason: Reason, author: Author, dry_run: DryRun = False, as_json: AsJson = False
    ) -> None:
        """Make one of two."""
        _rule("merge", Fields(left=left, right=right, reason=reason, author=author), dry_run, as_json)

    @app.command()
    def same(
        left: str, right: str, reason: Reason, author: Author, dry_run: DryRun = False, as_json: AsJson = False
    ) -> None:
        """Judge that two are one, as the review list proposes it."""
        _rule("same", Fields(left=left, right=right, reason=reason, author=author), dry_run, as_json)

    @app.command("not-same")
    def not_same(
        left: str, right: str, reason: Reason, author: Author, dry_run: DryRun = False, as_json: AsJson = False
    ) -> None:
        """Judge that two are not one, whatever resembles."""
        _rule("not_same", Fields(left=left, right=right, reason=reason, author=author), dry_run, as_json)

    @app.command("undo")
    def undo_decision(
        decision: str, reason: Reason, author: Author, dry_run: DryRun = False, as_json: AsJson = False
    ) -> None:
        """Supersede a decision."""
        with explained() as settings, open_store(settings) as store:
            _tell(undo(store, decision, author, reason, dry_run), as_json)


def _add_split(app: typer.Typer, about: About) -> None:
    part = "profiles" if about == "actor" else "claims"

    @app.command()
    def split(
        whole: str,
        reason: Reason,
        author: Author,
        member: Annotated[list[str] | None, typer.Option(help=f"one of the {part} that go; repeat it")] = None,
        article: Annotated[list[str] | None, typer.Option(help="an article whose mentions are somebody else's; repeat it")] = None,
        dry_run: DryRun = False,
        as_json: AsJson = False,
    ) -> None:  # fmt: skip
        """Take out what belongs to another."""
        fields = Fields(
            left=whole, members=tuple(member or ()), articles=tuple(article or ()), reason=reason, author=author
        )
        _rule("split", fields, dry_run, as_json)


def _add_review(app: typer.Typer, about: About) -> None:
    @app.command()
    def review(limit: Limit = 20, as_json: AsJson = False) -> None:
        """List pairs that may be one and wait for a decision, what matters most first."""
        with explained() as settings, open_store(settings) as store:
            found = find_candidates(store, about, limit)
        if as_json:
            _print_json(found)
        for one in () if as_json else found:
            print(f"{one.score:.2f}  {one.left_name}  [{one.left_id}]\n      {one.right_name}  [{one.right_id}]")
            print("".join(f"        {reason}\n" for reason in one.why), end="")


def _add_reading(app: typer.Typer, about: About) -> None:
    @app.command()
    def history(id: str, as_json: AsJson = False) -> None:  # noqa: A002
        """Tell what was said of it before, and what was decided."""
        with explained() as settings, open_store(settings) as store:
            found = history_of(store, id)
        if as_json:
            print(found.model_dump_json())
            return
        for version in found.versions:
            print(f"{version.since or 'the beginning'} to {version.until or 'now'}: {version.said}")
        for made in found.decisions:
            undone = f", undone {made.undone} by {made.undone_by}: {made.undone_reason}" if made.undone else ""
            print(f"{made.at} {made.kind} [{made.id}] by {made.author}: {made.reason}{undone}")

    @app.command()
    def why(id: str) -> None:  # noqa: A002
        """Explain it, as JSON: what was joined and why, what was near and not joined, what was decided."""
        with explained() as settings, open_store(settings) as store:
            print((explain_actor if about == "actor" else explain_event)(store, id).model_dump_json(indent=2))

    @app.command()
    def decisions(about_id: Annotated[str | None, typer.Argument()] = None, limit: Limit = 50) -> None:
        """List decisions as JSON lines, the latest first."""
        with explained() as settings, open_store(settings) as store:
            for made in list_decisions(store, about_id, limit):
                print(made.model_dump_json())


class Fields(BaseModel):
    """What a decision is asked for with, before it is checked."""

    left: str
    right: str | None = None
    members: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    reason: str
    author: str


def _rule(kind: Kind, fields: Fields, dry_run: bool, as_json: bool) -> None:
    with explained() as settings:
        try:
            request = Request(kind=kind, **fields.model_dump())
        except ValidationError as error:
            raise BadDecision("; ".join(list_faults(error))) from error
        with open_store(settings) as store:
            _tell(decide(store, request, dry_run), as_json)


def _tell(ruling: Ruling, as_json: bool) -> None:
    if as_json:
        print(ruling.model_dump_json())
        return
    made, effect = ruling.decision, ruling.effect
    state = f"{'would be' if ruling.dry_run else 'is'} {'undone' if made.undone else 'decided'}"
    print(f"{made.kind} {state} [{made.id}]; {len(effect.actors)} actors and {effect.events_changed} events change")
    for change in (*effect.actors, *effect.events[:20]):
        print(f"  {change.change}: {change.before or '-'} -> {change.after or '-'}  [{change.id}]")


def _print_json(items: Sequence[BaseModel]) -> None:
    print(json.dumps([item.model_dump(mode="json") for item in items], ensure_ascii=False))


actors = make_commands("actor")
actors.command()(match)
events = make_commands("event")
