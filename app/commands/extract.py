"""`dragoman extract`: articles to extractions, one JSON line each, without a database."""

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from app.commands.ending import SOME_FAILED, explained
from app.commands.options import standard_input
from app.fetching import make_fetcher
from graph.model import Article, Extraction
from ingest.explanation import Explanation
from ingest.identification import describe_foreign
from ingest.parallel import explain_batch, extract_batch, read_in_parallel
from ingest.pipeline import Extractor
from ingest.sources.files import iter_given
from ingest.sources.records import Read, Unreadable, too_long
from ingest.sources.web import follow

Files = Annotated[
    list[str], typer.Argument(help="files of any kind that `ingest` reads, folders, addresses, or - for standard input")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="tell which words could have named an event, and what stopped them")
]
Workers = Annotated[int, typer.Option("--workers", min=1, max=256, help="processes that read at the same time")]


def extract(files: Files, explain: Explain = False, workers: Workers = 1) -> None:
    """Read articles and write what is found, one JSON line an article, in order."""
    with explained() as settings, make_fetcher(settings) as fetcher:
        failed: list[Unreadable] = []
        items = follow(iter_given(files, standard_input()), fetcher)
        articles = _articles(items, settings.max_article_characters, failed)
        for record in _read(articles, settings.spacy_model, explain, workers):
            print(record.model_dump_json(), flush=True)
            if note := describe_language(record):
                print(note, file=sys.stderr)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _read(
    articles: Iterable[Article], model: str | None, explain: bool, workers: int
) -> Iterator[Extraction] | Iterator[Explanation]:
    if workers > 1 and explain:
        return read_in_parallel(explain_batch, articles, model, workers)
    if workers > 1:
        return read_in_parallel(extract_batch, articles, model, workers)
    extractor = Extractor.load(model)
    return extractor.explain_all(articles) if explain else extractor.extract_all(articles)


def describe_language(record: Extraction | Explanation) -> str | None:
    """Say that an article is not English, of which nothing is read; None for the others."""
    if isinstance(record, Extraction):
        name, language = record.article.id, record.article.language
    else:
        name, language = record.article, record.language
    foreign = describe_foreign(language)
    return f"{name}: {foreign}" if foreign else None


def _articles(items: Iterable[Read], longest: int, failed: list[Unreadable]) -> Iterator[Article]:
    """Yield what can be read; report the rest on standard error at once."""
    for item in items:
        fault = item if isinstance(item, Unreadable) else too_long(item, longest)
        if fault:
            failed.append(fault)
            print(describe(fault), file=sys.stderr)
        elif isinstance(item, Article):
            yield item


def describe(fault: Unreadable) -> str:
    """Say what could not be read, as `file:line: reason`."""
    return f"{fault.source}{f':{fault.line}' if fault.line else ''}: {fault.reason}"
