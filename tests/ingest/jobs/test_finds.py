"""What is new of a feed is found list by list, and kept up to so many pages."""

from datetime import date

import pytest

from ingest.jobs.database import begin
from ingest.jobs.finds import MOST_TRIES, Finds, note
from ingest.jobs.queue import JobQueue
from ingest.sources.records import Link


def link(number: int, day: int = 1) -> Link:
    return Link(url=f"https://news.example/{number}", key=str(number), published=date(2024, 5, day))


def keys(finds: Finds) -> list[str]:
    return [find.link.key for find in finds.pages]


def test_newest_of_several_lists_are_kept_and_each_page_once(queue: JobQueue) -> None:
    finds = Finds(queue.engine, "feed", 3)
    finds.look([link(1, 1), link(2, 9), link(2, 9)])
    finds.look([link(2, 9), link(3, 5), link(4, 7)])
    assert (keys(finds), finds.named, finds.found, finds.left) == (["2", "4", "3"], 6, 4, 1)


def test_pages_without_a_day_stay_in_the_order_of_the_list(queue: JobQueue) -> None:
    finds = Finds(queue.engine, "feed", 10)
    finds.look([Link(url=f"https://news.example/{n}", key=str(n)) for n in (5, 3, 4)])
    assert keys(finds) == ["5", "3", "4"]


@pytest.mark.parametrize(("visits", "again"), [(1, ["1"]), (MOST_TRIES - 1, ["1"]), (MOST_TRIES, [])])
def test_page_that_was_never_fetched_is_found_so_many_times(visits: int, again: list[str], queue: JobQueue) -> None:
    for _ in range(visits):
        finds = Finds(queue.engine, "feed", 10)
        finds.look([link(1)])
        with begin(queue.engine) as connection:
            note(connection, "feed", finds.pages)
    finds = Finds(queue.engine, "feed", 10)
    finds.look([link(1)])
    assert keys(finds) == again
