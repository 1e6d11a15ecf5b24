"""Rules of sites are kept for a while, and of so many sites."""

from ingest.fetching.robots import KEPT, MANY, RuleBook, read_rules


def test_rules_are_forgotten_when_they_are_a_day_old() -> None:
    book = RuleBook()
    book.keep("https://news.example", read_rules(404, b"", 0.0), 0.0)
    assert book.find("https://news.example", KEPT - 1) is not None
    assert book.find("https://news.example", KEPT + 1) is None
    assert len(book) == 0


def test_rules_of_many_sites_push_out_those_not_asked_for() -> None:
    book, rules = RuleBook(), read_rules(404, b"", 0.0)
    book.keep("https://busy.example", rules, 0.0)
    for number in range(2 * MANY):
        book.keep(f"https://{number}.example", rules, 0.0)
        assert book.find("https://busy.example", 1.0)
    assert len(book) <= MANY
    assert book.find("https://0.example", 1.0) is None


def test_rules_that_hold_no_longer_go_first() -> None:
    book = RuleBook()
    for number in range(MANY):
        book.keep(f"https://{number}.example", read_rules(503, b"", 0.0), 0.0)
    book.keep("https://late.example", read_rules(404, b"", 3600.0), 3600.0)
    assert len(book) == 1
