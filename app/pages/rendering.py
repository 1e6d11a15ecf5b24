"""Records -> HTML, by the templates in app/templates; everything is escaped, whatever an article says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.pages.marking import mark_sentence
from graph.countries import get_country

TEMPLATES = Path(__file__).parent.parent / "templates"
# The parts of the service that people go to, as every page's head shows them.
MENU = (
    ("/", "Explore"),
    ("/read", "Read an article"),
    ("/review", "Review"),
    ("/jobs", "Feeds and jobs"),
    ("/browser", "Neo4j Browser"),
    ("/docs", "API"),
)
# What would end or begin an element inside a script, and line ends that JSON allows and scripts do not.
UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"marked": mark_sentence, "country": lambda code: get_country(code).name, "outside": outside}
    environment.globals |= {"menu": MENU, "here": ""}
    return environment


def render(template: str, **values: Any) -> str:
    """Fill a template; `here` is the page's path in the menu."""
    return _environment().get_template(f"{template}.html").render(**values)


def embed(data: dict[str, Any]) -> Markup:
    """Write data for a script element, so that nothing in it can end the element."""
    return Markup(json.dumps(data, ensure_ascii=False).translate(UNSAFE))


def outside(url: str | None) -> str | None:
    """Give an address of the web; anything else (such as `javascript:`) is no link."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
