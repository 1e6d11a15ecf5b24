"""The graph does not depend on the order in which articles come, nor on how many come at once."""

import random
from datetime import date

from graph.export import iter_canonical
from graph.model import Place, When
from graph.store import Store
from graph.writer import delete_articles, save
from tests.factory import article, claim, extraction, participant, person

NAMES = ("Arash Kiani", "Arash Kiany", "A. Kiani", "Kiani", "Arash Kiani Fard")
OTHERS = ("Samir Nasser", "Sameer Nasser", "Samir al-Nasser", "Omar Haddad")
PLACES = ("Tehran", "Damascus", None)
STATUSES = ("happened", "happened", "planned", "denied")


def make(number: int) -> tuple:
    """One of many articles on a few meetings, each in its own words, names and dates."""
    drawn = random.Random(number)
    day = date(2024, 5, 14 + drawn.randrange(3))
    of = article(f"art-{number}", publisher=f"Paper {number % 5}", published=date(2024, 5, 18))
    one, other = drawn.choice(NAMES), drawn.choice(OTHERS)
    actors = (person("a1", one, drawn.choice(("IRN", "IRN", None))), person("a2", other, "SYR"))
    place = drawn.choice(PLACES)
    told = claim(
        f"clm-{number}",
        type=drawn.choice(("meeting", "meeting", "negotiation")),
        status=drawn.choice(STATUSES),
        confidence=0.5 + drawn.randrange(50) / 100,
        participants=(
            participant("a1", country=actors[0].country),
            participant("a2", "Samir Nasser", "SYR", role="visitor"),
        ),
        place=Place(name=place, country="IRN" if place == "Tehran" else "SYR") if place else None,
        when=When(start=day, end=day, precision="day", text="that day") if drawn.random() < 0.8 else None,
    )
    return of, extraction(of, actors, (told,))


ITEMS = [make(number) for number in range(30)]


def ingest(store: Store, seed: int) -> None:
    drawn = random.Random(seed)
    items = drawn.sample(ITEMS, len(ITEMS))
    while items:
        size = drawn.choice((1, 3, 8))
        save(store, items[:size])
        items = items[size:]


def test_five_orders_give_one_graph(store: Store) -> None:
    seen = set()
    for seed in range(5):
        store.run_schema("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
        ingest(store, seed)
        seen.add(tuple(iter_canonical(store)))
    assert len(seen) == 1
    shown = "\n".join(seen.pop())
    assert '"articles": 1,' in shown
    assert shown.count('"type": "RESEMBLES"') > 10


def test_deleted_articles_leave_the_graph_as_if_they_had_never_come(store: Store) -> None:
    save(store, ITEMS[:12])
    wanted = tuple(iter_canonical(store))
    save(store, ITEMS[12:])
    report = delete_articles(store, [of.id for of, _ in ITEMS[12:]] + ["never-there"])
    assert len(report.withdrawn) == 18
    assert tuple(iter_canonical(store)) == wanted
