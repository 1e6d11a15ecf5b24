"""Articles wait in a spool until all of their set were read; of several with one id the last counts."""

from datetime import date
from pathlib import Path

from graph.model import Article
from graph.offline.division import divide_days
from graph.offline.spool import Spool, Stored, keep_latest, write_spool
from ingest.eventdata.articles import iter_texts
from ingest.eventdata.records import CodedEvent
from ingest.eventdata.rows import iter_rows
from ingest.eventdata.waiting import WaitingRoom

ROWS = (
    "Arash Kiani\tConsult\tSamir Nasser\t2024-05-15",
    "Iran\tMake a visit\tSyria\t2024-05-15",
    "Iran\tConsult\tSyria\t2024-05-16",
)


def spooled(folder: Path, name: str, rows: tuple[str, ...] = ROWS) -> Spool:
    file = folder / f"{name}.tsv"
    file.write_text("\n".join(("subject\trelation\tobject\tdate", *rows)) + "\n")
    room = WaitingRoom()
    texts = iter_texts(row for row in iter_rows(file) if isinstance(row, CodedEvent))
    return write_spool(folder / "spool", map(room.enter, texts), room.alike)


def test_articles_are_read_again_as_they_were_written(tmp_path: Path) -> None:
    spool = spooled(tmp_path, "alpha")
    assert [(one.day, one.claims) for one in spool.stored] == [(date(2024, 5, 15), 2), (date(2024, 5, 16), 1)]
    second, first = spool.load([one.offset for one in reversed(spool.stored)])
    assert isinstance(first.article, Article)
    assert (first.article.text, second.article.text) == ("\n".join(ROWS[:2]), ROWS[2])
    kinds, seats = spool.load_alike()
    assert [kinds[entry[2][0]][0]["type"] for entry in first.entries] == ["meeting", "visit"]
    assert [[seats[seat]["name"] for seat in entry[3]] for entry in first.entries] == [
        ["Arash Kiani", "Samir Nasser"],
        ["Iran", "Syria"],
    ]
    assert [entry[4] for entry in first.entries] == [(0, 20), (0, 18)]
    assert spool.profiles["cty-irn"].claims == 2


def test_text_that_comes_again_counts_once(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first, second = spooled(tmp_path / "one", "alpha", ROWS[:2]), spooled(tmp_path / "two", "alpha")
    kept = keep_latest([first, second])
    assert [len(spool.stored) for spool in kept] == [0, 2]
    assert kept[0].profiles == {}
    assert kept[1].profiles["cty-irn"].claims == 2


def test_writers_get_about_as_many_claims_each(tmp_path: Path) -> None:
    counts = {1: 50, 2: 10, 3: 30, 4: 10, 5: 1}
    stored = tuple(Stored(f"art-{day}", "", date(2024, 5, day), count, 0) for day, count in counts.items())
    shares = divide_days([Spool(tmp_path, stored, {})], 2)
    assert sorted(sum(counts[day.day] for day in days) for days in shares) == [50, 51]
    assert sorted(day.day for days in shares for day in days) == [1, 2, 3, 4, 5]
    assert divide_days([Spool(tmp_path, stored[:1], {})], 2) == [[date(2024, 5, 1)]]
