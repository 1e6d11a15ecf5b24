"""Days of work for several writers, so that each has about as many claims."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from graph.offline.spool import Spool


def divide_days(spools: Iterable[Spool], writers: int) -> list[list[date]]:
    """Give each writer its days, the fullest first to whoever has least."""
    claims: Counter[date] = Counter()
    for spool in spools:
        for one in spool.stored:
            claims[one.day] += one.claims
    loads = [0] * writers
    days: list[list[date]] = [[] for _ in range(writers)]
    for day, count in sorted(claims.items(), key=lambda both: (-both[1], both[0])):
        least = loads.index(min(loads))
        loads[least] += count
        days[least].append(day)
    return [sorted(some) for some in days if some]
