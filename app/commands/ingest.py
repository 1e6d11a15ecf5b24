"""`dragoman ingest`: articles into the graph, with a bar while it runs and a report at the end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from app.commands.ending import SOME_FAILED, explained
from app.commands.extract import describe
from app.database import open_store
from app.intake import Intake
from app.jobs import RunReport, run_ingest, run_reread
from graph.model import Article
from graph.rebuild import resolve_again
from graph.writer import delete_articles
from ingest.pipeline import Extractor
from ingest.sources.files import read_sources
from ingest.sources.records import Read, too_long


def ingest(
    sources: Annotated[list[str], typer.Argument(help="files, folders, or - for standard input")],
    as_json: bool = typer.Option(False, "--json", help="print the report as JSON"),
) -> None:
    """Read articles and save them in the graph; saving again changes nothing."""
    with explained() as settings:
        intake = Intake(lambda: Extractor.load(settings.spacy_model), settings.spacy_model)
        items = list(_items(sources, settings.max_article_characters))
        with open_store(settings) as store, _bar(len(items)) as advance:
            report = run_ingest(items, intake, store, advance)
    print(report.model_dump_json() if as_json else summarise(report))
    if report.failed:
        raise typer.Exit(SOME_FAILED)


def reread(as_json: bool = typer.Option(False, "--json", help="print the report as JSON")) -> None:
    """Read stored articles again that an older version of the extractor read; only what reads otherwise now is replaced."""
    with explained() as settings:
        intake = Intake(lambda: Extractor.load(settings.spacy_model), settings.spacy_model)
        with open_store(settings) as store, _bar(None) as advance:
            report = run_reread(intake, store, advance)
    print(report.model_dump_json() if as_json else summarise(report))
    if report.failed:
        raise typer.Exit(SOME_FAILED)


def resolve(as_json: bool = typer.Option(False, "--json", help="print the report as JSON")) -> None:
    """Judge all actors and events again: after a new version with other evidence, or to check that nothing has drifted."""
    with explained() as settings, open_store(settings) as store, _bar(None, "Resolving") as advance:
        report = resolve_again(store, advance)
    told = f"{report.profiles} names and {report.claims} claims judged again; {report.changed} events changed"
    print(report.model_dump_json() if as_json else told)


def delete(
    articles: Annotated[list[str], typer.Argument(help="ids of articles")],
    as_json: bool = typer.Option(False, "--json", help="print the report as JSON"),
) -> None:
    """Delete articles: their claims are withdrawn, and what these supported is recomputed."""
    with explained() as settings, open_store(settings) as store:
        report = delete_articles(store, articles)
    missing = sorted(set(articles) - set(report.withdrawn))
    print(
        report.model_dump_json() if as_json else f"{len(report.withdrawn)} deleted; {report.events} events recomputed"
    )
    for name in missing:
        print(f"dragoman: there is no article {name!r}", file=sys.stderr)
    if missing:
        raise typer.Exit(SOME_FAILED)


def _items(sources: list[str], longest: int) -> Iterator[Read]:
    for item in read_sources(sources, sys.stdin.buffer):
        yield (too_long(item, longest) or item) if isinstance(item, Article) else item


@contextmanager
def _bar(total: int | None, doing: str = "Reading articles") -> Iterator:  # type: ignore[type-arg]
    """Show progress on standard error when it is a terminal."""
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=total)
        yield lambda count: progress.advance(task, count)


def summarise(report: RunReport) -> str:
    """Write a report for people: what was read, what changed, what failed and why."""
    foreign = f", {report.foreign} of them not in English" if report.foreign else ""
    copies = f" ({report.copies} of them copies of another)" if report.copies else ""
    lines = [
        f"{report.read} read: {report.new} new, {report.unchanged} unchanged, {report.replaced} replaced{copies}; {report.claims} claims; "
        f"{report.silent} without an event{foreign}; {len(report.failed)} failed"
    ]
    return "\n".join([*lines, *(f"  {describe(fault)}" for fault in report.failed)])
