"""A page with what a test says about it, and a body of two paragraphs."""

import json
from typing import Any

from ingest.pages.markup import Markup, parse_markup

FIRST = (
    "The foreign ministers of Velmora and Osterland met in Lindvik on Thursday to end their quarrel about the canal."
)
SECOND = (
    "They agreed to meet again in the autumn, said Hanna Sorel, who led the delegation of Velmora for the first time."
)
URL = "https://www.samplepost.example/world/ministers-meet-in-lindvik"


def make_page(
    head: str = "", above: str = "", below: str = "", title: str = "Ministers meet in Lindvik", tag: str = 'lang="en"'
) -> str:
    return (
        f"<!doctype html><html {tag}><head><meta charset='utf-8'><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Ministers meet in Lindvik</h1>{above}<p>{FIRST}</p><p>{SECOND}</p></article>{below}</body></html>"
    )


def make_json(*blocks: Any) -> str:
    """Write JSON-LD blocks; a text stands as it is."""
    texts = (block if isinstance(block, str) else json.dumps(block) for block in blocks)
    return "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)


def make_markup(page: str, url: str | None = URL) -> Markup:
    markup = parse_markup(page, url)
    assert markup
    return markup
