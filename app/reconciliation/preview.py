"""Actor -> a small page that a client shows in a frame: everything in it is escaped, and nothing in it runs."""

from collections.abc import Iterator
from html import escape

from app.reconciliation.properties import PROPERTIES
from app.reconciliation.scoring import describe
from graph.namesakes import KnownActor

MOST = 6  # offices and other names that are shown
STYLE = "body{font:14px/1.4 system-ui,sans-serif;margin:.7em;overflow-wrap:anywhere}h1{font-size:1.2em;margin:0}ul{margin:.3em 0;padding-left:1.2em}"


def page_headers(origin: str) -> dict[str, str]:
    """Give the headers of a page that needs its own style only and that pages of an origin may frame."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return {"Content-Security-Policy": f"{policy}; frame-ancestors {origin}", "Content-Language": "en"}


def write_page(known: KnownActor) -> str:
    """Write the preview of an actor as a whole document."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(known.actor.name)}</title>'
        f"<style>{STYLE}</style></head><body>{write_flyout(known)}</body></html>"
    )


def write_flyout(known: KnownActor) -> str:
    """Write the same as a part of a page, without style."""
    return f"<h1>{escape(known.actor.name)}</h1><p>{escape(describe(known))}</p>{''.join(_lists(known))}"


def _lists(known: KnownActor) -> Iterator[str]:
    for name, title in (("office", "Offices"), ("alias", "Also called")):
        values = PROPERTIES[name].values
        texts = [str(value["str"]) for value in values(known)] if values else []
        if texts:
            more = [f"and {len(texts) - MOST} more"] if len(texts) > MOST else []
            yield f"<h2>{title}</h2><ul>{''.join(f'<li>{escape(text)}</li>' for text in (*texts[:MOST], *more))}</ul>"
