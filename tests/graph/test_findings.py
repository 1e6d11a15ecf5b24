"""What is found wrong is told in words that say what to write."""

from datetime import date
from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from graph.findings import ADVICE, advise, tell_apart


def even(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd: write an even number")
    return number


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid")

    size: int = Field(default=1, ge=1, le=500)
    share: float = Field(default=0.5, gt=0, lt=1)
    open: bool = True
    name: str = Field(default="x", min_length=1, max_length=3)
    code: str = Field(default="abc", min_length=3)
    order: Literal["newest", "oldest"] = "newest"
    day: date = date(2024, 1, 1)
    pair: tuple[Literal["a", "b"], ...] = Field(default=("a",), min_length=1, max_length=2)
    twins: Annotated[int, AfterValidator(even)] = 2
    within: dict[str, int] = {}


class Needed(BaseModel):
    size: int


def findings(model: type[BaseModel], **given: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(given)
    return [advise(entry) for entry in tell_apart(caught.value.errors())]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"size": 0}, "write 1 or more"),
        ({"size": 501}, "write 500 or less"),
        ({"size": "many"}, "write a whole number"),
        ({"size": 1.5}, "write a whole number"),
        ({"share": 0}, "write more than 0"),
        ({"share": 1}, "write less than 1"),
        ({"share": "half"}, "write a number"),
        ({"open": "perhaps"}, "write true or false"),
        ({"name": ""}, "it is empty"),
        ({"name": "long"}, "write 3 characters at most"),
        ({"name": 7}, "write text"),
        ({"code": "ab"}, "write 3 characters or more"),
        ({"order": "best"}, "write 'newest' or 'oldest'"),
        ({"day": "soon"}, "write a day as YYYY-MM-DD"),
        ({"pair": ("a", "b", "a")}, "give 2 at most"),
        ({"twins": 3}, "3 is odd: write an even number"),
        ({"within": []}, "write an object"),
        ({"colour": "red"}, "leave it out, nothing is called that"),
    ],
)
def test_finding_says_what_to_write(given: dict[str, Any], said: str) -> None:
    assert findings(Form, **given) == [said]


def test_what_is_missing_is_told() -> None:
    assert findings(Needed) == ["it is missing"]


def test_what_follows_from_another_finding_is_left_out() -> None:
    with pytest.raises(ValidationError) as caught:
        Form.model_validate({"pair": ["z"]})
    assert len(tell_apart(caught.value.errors())) == 1


def test_no_advice_speaks_of_types_of_pydantic() -> None:
    assert not [words for words in ADVICE.values() if "should" in words or "valid" in words.split()]
