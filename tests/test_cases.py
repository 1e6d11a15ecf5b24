import pytest

from tests.cases import LOT, Case, in_lots


def check(number: int) -> None:
    assert number % 60
    if number == 7:
        raise ValueError("seven")
    if number == 8:
        with pytest.raises(KeyError):
            pass


def test_every_case_is_in_one_lot_and_each_that_fails_is_named_with_its_reason() -> None:
    cases = [Case(f"number {number}", (number,)) for number in range(2 * LOT + 1)]
    test = in_lots(cases)(check)
    (mark,) = test.pytestmark
    lots = mark.args[1]
    assert [case for lot in lots for case in lot] == cases
    said = []
    for lot in lots:
        try:
            test(lot)
        except pytest.fail.Exception as error:
            said.append(str(error))
    first, second = said
    assert first.startswith("4 of 100 fail:\nnumber 0\n")
    assert all(
        words in first for words in ("number 60\n", "ValueError: seven", "number 7\n", "number 8\n", "DID NOT RAISE")
    )
    assert second.startswith("2 of 100 fail:\nnumber 120\n")
    assert "assert (120 % 60)" in second
    assert "number 180\n" in second
    assert "number 121" not in second
