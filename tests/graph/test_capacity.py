"""For which country somebody acted by the offices held, and on which days that changes."""

from datetime import date, timedelta

from graph.capacity import changed_days, find_capacity

MAY = date(2020, 5, 1)


def held(
    start: date | None,
    end: date | None,
    listed: str | None = None,
    country: str = "IRN",
    title: str = "Foreign Minister",
):
    unsaid = {"organization": None, "body": None}
    return {"title": title, "country": country, "listed": listed, "from": start, "to": end} | unsaid


def test_a_claims_office_counts_for_a_year_around_the_days_on_which_it_was_named() -> None:
    assert find_capacity([held(MAY, MAY)], date(2021, 4, 30))["country"] == "IRN"
    assert find_capacity([held(MAY, MAY)], date(2021, 6, 1)) == {}


def test_a_list_counts_to_the_day_and_before_claims() -> None:
    offices = [held(MAY, MAY), held(MAY, date(2020, 6, 1), "leaders", "SYR")]
    assert find_capacity(offices, date(2020, 6, 1)) == {"country": "SYR", "basis": "Foreign Minister, by leaders"}
    assert find_capacity(offices, date(2020, 6, 2))["basis"] == "Foreign Minister, by other articles"


def test_no_day_and_no_term_tell_nothing() -> None:
    assert find_capacity([held(MAY, None)], None) == {}
    assert find_capacity([held(None, None)], MAY) == {}


def test_an_office_known_for_longer_changes_the_days_it_gained_only() -> None:
    later = MAY + timedelta(10)
    year = timedelta(365)
    assert changed_days([held(MAY, MAY)], [held(MAY, later)]) == [(MAY + year, later + year)]
    assert changed_days([held(MAY, later)], [held(MAY, later)]) == []


def test_a_new_office_and_one_that_is_gone_change_all_their_days() -> None:
    whole = (MAY, date(2020, 6, 1))
    assert changed_days([], [held(*whole, "leaders")]) == [whole]
    assert changed_days([held(*whole, "leaders")], []) == [whole]
    assert changed_days([held(*whole, "leaders")], [held(*whole, "leaders", "SYR")]) == [whole, whole]


def test_an_open_term_ends_with_time_itself() -> None:
    assert changed_days([], [held(MAY, None, "leaders")]) == [(MAY, date.max)]


def test_an_office_of_a_body_tells_the_body_after_those_of_countries_and_a_former_one_none() -> None:
    un = {"organization": "United Nations", "body": "org-un", "country": None}
    envoy = held(MAY, MAY, title="Envoy") | un
    assert find_capacity([envoy], MAY)["body"] == "org-un"
    assert find_capacity([envoy, held(MAY, MAY)], MAY) == {
        "country": "IRN",
        "basis": "Foreign Minister, by other articles",
    }
    assert find_capacity([held(MAY, MAY, title="Former Envoy") | un], MAY) == {}
    assert "body" not in find_capacity([held(MAY, MAY, title="Former Envoy") | un | {"country": "NOR"}], MAY)
