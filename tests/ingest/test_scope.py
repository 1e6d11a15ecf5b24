"""Where and when something was said or done, beside sentences that tell of another place or day: whose it is decides."""

from collections.abc import Callable

import pytest

from graph.model import Extraction

Reader = Callable[[str], Extraction]

PLACES = {  # text, type, the place or None
    "where a promise is to be kept is not where it was made": (
        "President Erik Olsen vowed to build more housing in Kenya.",
        "pledge",
        None,
    ),
    "where a promise was made": ("President Erik Olsen vowed in Lima to build more housing.", "pledge", "Lima"),
    "where somebody did what an accusation is about": (
        "Norway accused Kenya of training rebels in Chad.",
        "accusation",
        None,
    ),
    "where somebody accused": ("At a summit in Lima, Norway accused Kenya of training rebels.", "accusation", "Lima"),
    "what is denied is said to have been elsewhere": (
        "Norway denied that it is providing weapons in Iraq.",
        "rejection",
        None,
    ),
    "where somebody speaks before the request": (
        "Speaking in Lima, President Erik Olsen urged Kenya to leave Chad.",
        "request",
        "Lima",
    ),
    "where somebody speaks, told aside": (
        "President Erik Olsen, speaking in Lima on Monday, urged Kenya to leave Chad.",
        "request",
        "Lima",
    ),
    "where somebody told of in passing is now": (
        "The girl Malala Yousafzai, who was shot by the Taliban, was discharged from a hospital in Birmingham.",
        "assault",
        None,
    ),
    "where people whom a clause tells of met": (
        "Leaders of Norway and Kenya, who met in Lima last week, were silent.",
        "meeting",
        "Lima",
    ),
    "where the embassy is that announces it": (
        "The U.S. embassy in Lima said Ambassador Ryan Crocker will take part in talks with Iran.",
        "meeting",
        None,
    ),
    "a town that only its kind tells": (
        "The leaders of Chad met President Erik Olsen in the South Korean city of Ulsan.",
        "meeting",
        "Ulsan",
    ),
}

DAYS = {  # text, type, the words for the day or None
    "by when a promise is to be kept": ("President Erik Olsen promised to close the base by May 22.", "pledge", None),
    "when a promise was made": ("President Erik Olsen promised on Monday to close the base.", "pledge", "Monday"),
    "by when somebody is to go": ("Norway has urged Kenya to withdraw from Chad by May 22.", "request", None),
    "when somebody urged": ("Norway on Monday urged Kenya to withdraw from Chad.", "request", "Monday"),
    "when the attack was that is condemned": (
        "President Erik Olsen condemned last week's raid by Kenya.",
        "accusation",
        None,
    ),
    "when somebody told of in passing went home": (
        "The girl Malala Yousafzai, who was shot by the Taliban, was discharged yesterday.",
        "assault",
        None,
    ),
    "when it was announced": (
        "Norway said on Monday that President Erik Olsen and President Daniel Otieno will meet.",
        "meeting",
        None,
    ),
    "when they will meet": (
        "Norway said on Monday that President Erik Olsen and President Daniel Otieno will meet on Friday.",
        "meeting",
        "Friday",
    ),
    "when others left, long after": (
        "Norway signed the treaty on Monday after Kenya had rejected it.",
        "rejection",
        None,
    ),
}


@pytest.mark.parametrize(("text", "kind", "wanted"), PLACES.values(), ids=PLACES)
def test_place_is_that_of_the_act(text: str, kind: str, wanted: str | None, read: Reader) -> None:
    places = [claim.place for claim in read(text).claims if claim.type == kind]
    assert [place and place.name for place in places] == [wanted]


@pytest.mark.parametrize(("text", "kind", "wanted"), DAYS.values(), ids=DAYS)
def test_day_is_that_of_the_act(text: str, kind: str, wanted: str | None, read: Reader) -> None:
    days = [claim.when for claim in read(text).claims if claim.type == kind]
    assert [day and day.text for day in days] == [wanted]
