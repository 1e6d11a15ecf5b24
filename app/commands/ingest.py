"""`dragoman ingest`: articles into the graph, with a bar while it runs and a report at the end."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from app.commands.ending import SOME_FAILED, explained
from app.commands.extract import Workers, describe
from app.commands.options import AsJson, standard_input
from app.commands.progress import Bar, showing
from app.database import open_store
from app.fetching import make_fetcher
from app.intake import Intake
from app.jobs import RunReport, run_ingest, run_reread
from app.settings import Settings
from graph.model import Article
from graph.rebuild import resolve_again
from graph.writer import delete_articles
from ingest.fetching.fetcher import Fetcher
from ingest.parallel import Readers, extract_batch
from ingest.pipeline import Extractor
from ingest.sources.files import is_file, iter_given, measure
from ingest.sources.records import Read, too_long
from ingest.sources.web import follow

COUNTED = 20_000_000  # bytes of input that are read before work begins, to tell how long it will take


def ingest(
    sources: Annotated[
        list[str], typer.Argument(help="files, folders, addresses of pages, feeds or sitemaps, or - for standard input")
    ],
    workers: Workers = 1,
    as_json: AsJson = False,
) -> None:
    """Read articles and save them in the graph; saving again changes nothing.

    What each source is, is recognised: text, Markdown, HTML, JSON, JSONL, CSV, Parquet, WARC, feeds, sitemaps, lists of addresses;
    plain or packed by gzip.
    """
    with (
        explained() as settings,
        reading(settings, workers) as intake,
        open_store(settings) as store,
        make_fetcher(settings) as fetcher,
    ):
        report = run_shown(
            sources,
            settings.max_article_characters,
            fetcher,
            lambda items, bar: run_ingest(items, intake, store, bar.advance),
        )
    print(report.model_dump_json() if as_json else summarise(report))
    if report.failed:
        raise typer.Exit(SOME_FAILED)


@contextmanager
def reading(settings: Settings, workers: int) -> Iterator[Intake]:
    """Have articles read by so many processes, while this one saves what they have read."""
    model = settings.spacy_model
    with Readers(extract_batch, model, workers) as readers:
        readers.begin(())  # the language pipeline is loaded while the database and the first article are looked for
        yield Intake(lambda: Extractor.load(model), model, readers)


def run_shown(
    sources: list[str], longest: int, fetcher: Fetcher, work: Callable[[Iterable[Read], Bar], RunReport]
) -> RunReport:
    """Work on all that sources hold, with a bar: little is counted before, of much the bytes are.

    What is named by its address is fetched while the work goes on, so that what was fetched is soon saved.
    """
    size = measure(sources)
    if 0 < size < COUNTED and all(is_file(name) for name in sources):
        given = list(iter_given(sources))
        with showing("Reading articles", len(given)) as bar:
            return work(_limited(follow(given, fetcher), longest), bar)
    with showing("Reading articles", size or None, by_input=True) as bar:
        return work(_limited(follow(iter_given(sources, standard_input(), watch=bar.read), fetcher), longest), bar)


def reread(workers: Workers = 1, as_json: AsJson = False) -> None:
    """Read stored articles again that an older version of the extractor read; only what reads otherwise now is replaced."""
    with (
        explained() as settings,
        reading(settings, workers) as intake,
        open_store(settings) as store,
        showing("Reading articles") as bar,
    ):
        report = run_reread(intake, store, bar.advance)
    print(report.model_dump_json() if as_json else summarise(report))
    if report.failed:
        raise typer.Exit(SOME_FAILED)


def resolve(as_json: AsJson = False) -> None:
    """Judge all actors and events again: after a new version with other evidence, or to check that nothing has drifted."""
    with explained() as settings, open_store(settings) as store, showing("Resolving") as bar:
        report = resolve_again(store, bar.advance)
    told = f"{report.profiles} names and {report.claims} claims judged again; {report.changed} events changed"
    print(report.model_dump_json() if as_json else told)


def delete(
    articles: Annotated[list[str], typer.Argument(help="ids of articles")],
    as_json: AsJson = False,
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


def _limited(items: Iterable[Read], longest: int) -> Iterator[Read]:
    for item in items:
        yield (too_long(item, longest) or item) if isinstance(item, Article) else item


def summarise(report: RunReport) -> str:
    """Write a report for people: what was read, what changed, what failed and why."""
    return "\n".join([report.counts(), *(f"  {describe(fault)}" for fault in report.failed)])
