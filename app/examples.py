"""Examples for the API description: what the service answers for the first sample article; a test holds them to it."""

import json
from importlib.resources import files
from typing import Any

EXAMPLES: dict[str, Any] = json.loads(files("app").joinpath("data", "examples.json").read_text(encoding="utf-8"))
EVENT, ACTOR, ARTICLE, POSTED = (EXAMPLES[name] for name in ("event", "actor", "article", "posted"))
