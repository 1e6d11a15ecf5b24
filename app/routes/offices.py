"""Who held which office when."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from app.dependencies import StoreDep
from app.errors import declare_problems
from app.filters import CountryWords, Words, WrittenDate
from app.periods import parse_period
from graph.actor_queries import get_actor
from graph.answers import HeldOffice, Holder
from graph.tenure import find_holders, offices_at

router = APIRouter(tags=["offices"])


class OfficeFilter(BaseModel):
    """Which offices are wanted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    country: CountryWords | None = Field(default=None, description="held for this country", examples=["Syria"])
    office: Words | None = Field(
        default=None, description="an office by any of its titles, or words of a title", examples=["foreign minister"]
    )
    at: WrittenDate | None = Field(default=None, description="during this year, month or day", examples=["2016"])

    def period(self) -> tuple[date | None, date | None]:
        """Give the first and last day asked for."""
        found = parse_period(self.at) if self.at else None
        return (found.first, found.last) if found else (None, None)


@router.get("/offices", responses=declare_problems(422, 503))
def list_holders(where: Annotated[OfficeFilter, Query()], store: StoreDep) -> tuple[Holder, ...]:
    """List who held an office: `country=Syria&office=foreign minister&at=2016`. Contradictions are marked, not settled."""
    start, end = where.period()
    return find_holders(store, where.country, where.office, start, end)


@router.get("/actors/{id}/offices", responses=declare_problems(404, 422, 503))
def list_offices_of(id: str, where: Annotated[OfficeFilter, Query()], store: StoreDep) -> tuple[HeldOffice, ...]:  # noqa: A002
    """List the offices of an actor, with `at` only those of that time."""
    start, end = where.period()
    return offices_at(get_actor(store, id).offices, start, end)
