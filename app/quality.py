"""How well the extraction reads, as last measured and published by `make quality`: what `/v1/quality` serves."""

from functools import cache
from importlib.resources import files

from pydantic import Field

from graph.model import Record


class Score(Record):
    """What was found of what people annotated: shares from 0 to 1, and the counts behind them."""

    precision: float
    recall: float
    f1: float
    found: int
    spurious: int
    missed: int


class Bin(Record):
    """The claims of one stretch of confidence, and how many of them were right."""

    low: float
    high: float
    claims: int
    right: int


class Quality(Record):
    """The accuracy of the extraction on annotated articles."""

    articles: int
    headline: Score = Field(description="meetings, visits, calls, negotiations, mediation, agreements")
    all_types: Score
    participants: Score = Field(description="of the events that were found")
    country: float = Field(description="share of participants with the right country")
    office: float
    place: float
    date: float
    status: float
    bad_evidence: int = Field(description="pieces of evidence whose offsets do not give their words")
    categories: dict[str, Score] = Field(description="by PLOVER category")
    types: dict[str, Score] = Field(
        description="by event type; a found event may have another type of the same category"
    )
    confidence: tuple[Bin, ...] = Field(description="of claims with this confidence, how many were right")


@cache
def load_quality() -> Quality:
    """Load what was last published."""
    return Quality.model_validate_json(files("app.data").joinpath("quality.json").read_text(encoding="utf-8"))
