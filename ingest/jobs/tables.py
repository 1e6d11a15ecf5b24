"""The tables of jobs, beside those of DBOS in the same database."""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

# Times are ISO 8601 in UTC with microseconds, so that they sort as text in SQLite and Postgres alike.
jobs = Table(
    "dragoman_jobs", metadata,
    Column("id", String(40), primary_key=True),
    Column("title", Text, nullable=False),
    Column("feed", String(40), index=True),
    Column("created", String(32), nullable=False),
    Column("run", Integer, nullable=False),
)  # fmt: skip

items = Table(
    "dragoman_items", metadata,
    Column("job", String(40), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("what", String(10), nullable=False),
    Column("source", Text, nullable=False),
    Column("payload", Text),
    Column("state", String(10), nullable=False),
    Column("reason", Text),
    Column("claims", Integer, nullable=False, default=0),
    Column("tries", Integer, nullable=False, default=0),
    Column("changed", String(32), nullable=False),
    Index("dragoman_items_by_state", "state", "changed"),
    Index("dragoman_items_of_job", "job", "state", "what", "number"),
)  # fmt: skip

feeds = Table(
    "dragoman_feeds", metadata,
    Column("id", String(40), primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("schedule", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("most", Integer, nullable=False),
    Column("created", String(32), nullable=False),
    Column("next_due", String(32), index=True),
    Column("last_visit", String(32)),
    Column("last_success", String(32)),
    Column("last_result", Text),
    Column("last_job", String(40)),
    Column("validators", Text, nullable=False),
    Column("habits", Text, nullable=False),
)  # fmt: skip

# Pages that feeds have named: what they were then, and whether they were fetched.
seen = Table(
    "dragoman_seen", metadata,
    Column("feed", String(40), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("stamp", Text),
    Column("done", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at", String(32), nullable=False),
)  # fmt: skip

# Hosts that asked to be left alone, and until when.
hosts = Table(
    "dragoman_hosts", metadata,
    Column("host", String(255), primary_key=True),
    Column("until", String(32), nullable=False),
)  # fmt: skip
