"""Hosts that asked to be left alone (Retry-After): kept on disk, so that a worker that starts again keeps to it."""

from collections.abc import Mapping
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

    def load(self) -> Mapping[str, datetime]:
        """Give until when each host is to be left alone still; what is over is forgotten."""
        with begin(self._engine) as connection:
            connection.execute(sa.delete(hosts).where(hosts.c.until < now_written()))
            return {
                row.host: datetime.fromisoformat(row.until).astimezone(UTC)
                for row in connection.execute(sa.select(hosts))
            }

    def keep(self, host: str, until: datetime) -> None:
        """Keep until when a host is to be left alone."""
        known = sa.update(hosts).where(hosts.c.host == host).values(until=written(until))
        try:
            with begin(self._engine) as connection:
                if connection.execute(known).rowcount == 0:
                    connection.execute(hosts.insert().values(host=host, until=written(until)))
        except IntegrityError:  # another worker kept it in this very moment
            with begin(self._engine) as connection:
                connection.execute(known)
