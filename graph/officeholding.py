"""Who held which office, for whom, and when: one record for each line of a list of officeholders."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from graph.model import Record

DayPrecision = Literal["day", "month", "year"]


class Tenure(Record):
    """One person in one office, as one line of a list states it.

    `start` is the first day that the line allows and `end` the last: a year alone gives 1 January and 31 December.
    """

    person: str = Field(min_length=1, description="in normal case; the order of the list is kept (Xi Jinping)")
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$", description="Wikidata id of the person")
    title: str = Field(min_length=1, description='without the country: "Foreign Minister"')
    organization: str | None = Field(default=None, description="null where the office is held for a country")
    country: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3 of the country that it is held for")
    sector: str | None = Field(default=None, description="PLOVER sector: GOV, MIL, LEG, ...")
    acting: bool = False
    start: date | None = None
    end: date | None = Field(default=None, description="last day; null where the list knows no end")
    start_precision: DayPrecision | None = None
    end_precision: DayPrecision | None = None
    as_of: date | None = Field(default=None, description="a snapshot: the person held the office on that day")
    line: int = Field(ge=1, description="line of the list, the header being line 1")

    @model_validator(mode="after")
    def keep_the_order_of_days(self) -> "Tenure":
        """Refuse an end before the start, and a day without its precision."""
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"it ends ({self.end}) before it begins ({self.start})")
        if (self.start is None) != (self.start_precision is None) or (self.end is None) != (self.end_precision is None):
            raise ValueError("a day and its precision belong together")
        return self
