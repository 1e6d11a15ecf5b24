"""How resolution grows: python bench/resolution.py [CLAIMS] [SEED] saves made articles and times the last against the first.

Each article has one claim between two of many people, in varying spellings, days and places; a third retell an earlier
meeting. Prints milliseconds an article by tenths, the time of one new article at the end, and of resolving all again.
Absolute times are this machine's; the ratio of the last tenth to the second is what must stay near 1.
"""

import os
import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from graph.migrations import migrate
from graph.model import Actor, Article, ArticleHead, Claim, Evidence, Extraction, Participant, Place, Span, When
from graph.rebuild import resolve_again
from graph.server.artifacts import CACHE_NAME
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store
from graph.writer import save

SYLLABLES = tuple(a + b for a in "bdfghklmnprstvz" for b in "aeo")
COUNTRIES = (
    "IRN",
    "SYR",
    "TUR",
    "RUS",
    "USA",
    "CHN",
    "FRA",
    "DEU",
    "GBR",
    "EGY",
    "JOR",
    "IRQ",
    "SAU",
    "ISR",
    "LBN",
    "IND",
)
BATCH = 50
CHATTER = (
    "They talked for two hours about the border, the price of grain and what had kept them apart since the spring. " * 5
)
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman" / CACHE_NAME


def make_people(count: int, drawn: random.Random) -> list[tuple[str, str]]:
    """Make people with a country each."""

    def word() -> str:
        return "".join(drawn.choice(SYLLABLES) for _ in range(drawn.randrange(2, 4))).capitalize()

    return [(f"{word()} {word()}", drawn.choice(COUNTRIES)) for _ in range(count)]


def make_article(number: int, people: list[tuple[str, str]], drawn: random.Random) -> tuple[Article, Extraction]:
    """Make an article that tells of one meeting; a few people meet often, most seldom."""
    retold = drawn.randrange(number + 1) if number and drawn.random() < 0.3 else number
    of = random.Random(retold * 7919)
    one, other = (people[min(int(of.paretovariate(0.6)), len(people)) - 1] for _ in range(2))
    day = date(2000, 1, 1) + timedelta(of.randrange(8000))
    actors = tuple(
        Actor(id=f"a{i}", kind="person", name=name, country=code) for i, (name, code) in enumerate((one, other))
    )
    return tell_meeting(number, actors, day)


def tell_meeting(number: int, actors: tuple[Actor, ...], day: date) -> tuple[Article, Extraction]:
    """Make an article that tells of a meeting of two."""
    drawn = random.Random(number)
    chatter = " ".join(
        drawn.choice(SYLLABLES) + drawn.choice(SYLLABLES) for _ in range(150)
    )  # or all were copies of one text
    text = f"{actors[0].name} of {actors[0].country} met {actors[1].name} of {actors[1].country} on {day}, report {number}. {chatter}"
    seats = tuple(
        Participant(actor=a.id, role="participant", country=a.country, mention=Span(start=0, end=len(a.name), text=a.name))
        for a in actors
    )  # fmt: skip
    evidence = Evidence(start=0, end=len(text), text=text, trigger=Span(start=0, end=3, text=text[:3]), rule="bench")
    told = Claim(
        id=f"clm-{number}", type="meeting", plover="CONSULT", cameo="040", status="happened", participants=seats, evidence=(evidence,),
        place=Place(name="Geneva", country="CHE"), when=When(start=day, end=day, precision="day", text=str(day)), confidence=0.9,
    )  # fmt: skip
    article = Article(id=f"art-{number}", text=text, publisher=f"Paper {number % 40}", published=day + timedelta(1))
    return article, Extraction(article=ArticleHead(id=article.id), actors=actors, claims=(told,))


def main(count: int, seed: int) -> None:
    """Load, measure and print."""
    drawn = random.Random(seed)
    people = make_people(max(100, count // 10), drawn)
    resources = Resources(heap="2g", page_cache="1g")
    with (
        tempfile.TemporaryDirectory() as home,
        ManagedNeo4j.start(Path(home), bring_jars(CACHE), Ports.free(), resources) as server,
        Store.connect(server.login.uri, server.login.user, server.login.password) as store,
    ):
        migrate(store)
        tenths = []
        for tenth in range(10):
            begun = time.perf_counter()
            for start in range(tenth * count // 10, (tenth + 1) * count // 10, BATCH):
                save(store, [make_article(n, people, drawn) for n in range(start, min(start + BATCH, count))])
            tenths.append((time.perf_counter() - begun) / (count / 10) * 1000)
            print(f"{(tenth + 1) * count // 10:>8} claims: {tenths[-1]:6.2f} ms an article", flush=True)
        print("last tenth to second:", round(tenths[-1] / tenths[1], 2))
        single = []
        for number in range(count, count + 30):
            item = make_article(number, people, drawn)
            begun = time.perf_counter()
            save(store, [item])
            single.append((time.perf_counter() - begun) * 1000)
        print(
            f"one new article: median {median(single):.0f} ms, worst {max(single):.0f} ms", store.read("count_graph")[0]
        )
        begun = time.perf_counter()
        report = resolve_again(store)
        spent = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"all again: {spent:.0f} s for {report.claims} claims ({report.changed} events changed), client peak {peak:.0f} MB"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
