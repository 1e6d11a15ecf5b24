"""Tables of thousands of cases, a hundred a test: pytest and its processes take longer over a test than most of these cases do."""

import traceback
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pytest

LOT = 100


class Case(NamedTuple):
    """What a test is told of one case, and the name under which it fails."""

    name: str
    values: tuple[Any, ...]


def in_lots(cases: Iterable[Case]) -> Callable[[Callable[..., None]], Callable[[list[Case]], None]]:
    """Make the test of one case a test of many, which goes on behind a case that fails and names each that does."""
    given = list(cases)
    lots = [given[at : at + LOT] for at in range(0, len(given), LOT)]

    def decorate(check: Callable[..., None]) -> Callable[[list[Case]], None]:
        @pytest.mark.parametrize("lot", lots, ids=lambda lot: f"{lot[0].name} and {len(lot) - 1} more")
        def test_lot(lot: list[Case]) -> None:
            failed = [f"{case.name}\n{fault}" for case in lot if (fault := find_fault(check, case))]
            if failed:
                pytest.fail("\n".join((f"{len(failed)} of {len(lot)} fail:", *failed)), pytrace=False)

        return test_lot

    return decorate


def find_fault(check: Callable[..., None], case: Case) -> str:
    """Check a case; tell what is wrong and where, and nothing where all is well."""
    try:
        check(*case.values)
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - whatever it is, it is told under the name of its case
        return "".join(traceback.format_exception(error, limit=-2))
    return ""
