"""What the driver gives -> the standard library's maps and days."""

from typing import Any

from neo4j import Record

Row = dict[str, Any]


def row_of(record: Record) -> Row:
    """Give a record as a map. Statements return maps and not nodes: `Record.data`, which looks for nodes at every depth, takes ten times as long."""
    return dict(record.items())  # type: ignore[no-untyped-call]


def native(value: Any) -> Any:
    """Convert what the driver gives for days, at any depth, to the standard library's."""
    if isinstance(value, dict):
        return {key: native(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [native(entry) for entry in value]
    return value.to_native() if hasattr(value, "to_native") else value
