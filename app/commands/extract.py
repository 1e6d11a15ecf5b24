"""`dragoman extract`: articles to extractions, one JSON line each, without a database."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from app.commands.ending import SOME_FAILED, explained
from graph.model import Article
from ingest.pipeline import Extractor
from ingest.sources import Unreadable, read_sources

Files = Annotated[list[str], typer.Argument(help="JSONL, TXT, MD or HTML files, folders, or - for standard input")]


def extract(files: Files) -> None:
    """Read articles and write what is found, one JSON line an article, in order."""
    with explained() as settings:
        extractor = Extractor.load(settings.spacy_model)
        failed: list[Unreadable] = []
        for extraction in extractor.extract_all(_articles(files, settings.max_article_characters, failed)):
            print(extraction.model_dump_json(), flush=True)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _articles(files: list[str], longest: int, failed: list[Unreadable]) -> Iterator[Article]:
    """Yield what can be read; report the rest on standard error at once."""
    for item in read_sources(files, sys.stdin.buffer):
        fault = item if isinstance(item, Unreadable) else too_long(item, longest)
        if fault:
            failed.append(fault)
            print(describe(fault), file=sys.stderr)
        elif isinstance(item, Article):
            yield item


def too_long(article: Article, longest: int) -> Unreadable | None:
    """Tell when an article is longer than is read: memory grows with its length."""
    if len(article.text) <= longest:
        return None
    reason = f"it has {len(article.text)} characters, at most {longest} are read: split it, or raise DRAGOMAN_MAX_ARTICLE_CHARACTERS"
    return Unreadable(source=article.id, reason=reason)


def describe(fault: Unreadable) -> str:
    """Say what could not be read, as `file:line: reason`."""
    return f"{fault.source}{f':{fault.line}' if fault.line else ''}: {fault.reason}"
