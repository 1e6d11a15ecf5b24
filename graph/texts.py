"""An event <-> the text of what is told of it: compact JSON with all fields of `EventAnswer`, in their order (ADR 72)."""

from graph.answers import EventAnswer


def write_told(event: EventAnswer) -> str:
    """Write what is told of an event."""
    return event.model_dump_json()


def read_told(text: str) -> EventAnswer:
    """Read an event from what is told of it."""
    return EventAnswer.model_validate_json(text)


def is_told(text: str) -> bool:
    """Tell what is told of an event from an id, which stands where nothing is kept."""
    return text.startswith("{")
