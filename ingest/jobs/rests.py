"""Hosts that asked to be left alone (Retry-After): kept with the jobs, so that all workers keep to it, and one that starts again."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from ingest.jobs.database import begin, now_written, written
from ingest.jobs.tables import hosts


class HostRests:
    """Holds the database in which they are kept."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, host: str) -> datetime | None:
        """Find until when a host is to be left alone still."""
        known = sa.select(hosts.c.until).where(hosts.c.host == host, hosts.c.until > now_written())
        with begin(self._engine) as connection:
            until = connection.execute(known).scalar()
        return datetime.fromisoformat(until).astimezone(UTC) if until else None

    def keep(self, host: str, until: datetime) -> None:
        """Keep until when a host is to be left alone; what is over is forgotten."""
        known = sa.update(hosts).where(hosts.c.host == host).values(until=written(until))
        try:
            with begin(self._engine) as connection:
                connection.execute(sa.delete(hosts).where(hosts.c.until < now_written()))
                if connection.execute(known).rowcount == 0:
                    connection.execute(hosts.insert().values(host=host, until=written(until)))
        except IntegrityError:  # another worker kept it in this very moment
            with begin(self._engine) as connection:
                connection.execute(known)
