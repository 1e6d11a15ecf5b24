"""Questions in plain English."""

from datetime import UTC, datetime
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from app.ask.answers import Explained, explain, listed
from app.ask.reading import read_question
from app.ask.telling import tell, with_undated
from app.dependencies import NamesDep, StoreDep
from app.errors import declare_problems
from app.filters import DEFAULT_LIMIT, MAX_LIMIT, Asked
from app.routes.events import answer_events, send
from app.views import EventPageView
from graph.aggregates import Aggregate
from graph.answers import Undated
from graph.model import Record

router = APIRouter(tags=["questions"])


class QuestionFilter(Asked):
    """A question."""

    q: str = Field(
        min_length=1,
        max_length=500,
        description="a question in plain English",
        examples=["meetings between Iranian and Syrian officials"],
    )
    limit: int = Field(
        default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="events at most; `next` of the answer leads to the rest"
    )
    undated: Undated = Field(
        default="left_out", description="`reported`: where no article tells the day, the day of the first report counts"
    )


class AskView(Record):
    """How a question was understood, and its answer."""

    understood: Explained
    number: int | None = Field(default=None, description="how many events, where that is asked")
    counts: Aggregate | None = Field(default=None, description="the ranking or timeline, where one is asked")
    undated: int = Field(
        description="how many more were first reported in the period that is asked, but no article tells their day: "
        "`undated=reported` takes them in"
    )
    answer: EventPageView


@router.get("/ask", response_model=AskView, responses=declare_problems(422, 503, 504))
def ask_question(
    response: Response, where: Annotated[QuestionFilter, Query()], store: StoreDep, names: NamesDep
) -> Response:
    """Answer a question in plain English: the filter it means, the words not understood, the address, the Cypher, the events, the numbers."""
    reading = with_undated(read_question(where.q, datetime.now(UTC).date()), where.undated)
    known = cache(names)  # the list, the numbers and the Cypher ask for the same
    wanted = listed(reading)
    if wanted is reading.filter:
        wanted = wanted.model_copy(update={"limit": where.limit})
    answer = answer_events("/v1/events", response, wanted, store, known)
    told = tell(store, reading, wanted.to_query(known))
    understood = explain(reading, known)
    return send({"understood": understood, **dict(told), "answer": answer}, response)
