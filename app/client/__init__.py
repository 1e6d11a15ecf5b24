"""A typed client of a running Dragoman: `from app.client import Dragoman`. Loads neither database nor language nor web framework."""

from app.client.errors import (
    BadRequest,
    Conflict,
    JobUnfinished,
    NoAddress,
    NotAllowed,
    NotFound,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)
from app.client.service import Dragoman

__all__ = [
    "BadRequest", "Conflict", "Dragoman", "JobUnfinished", "NoAddress", "NotAllowed", "NotFound", "ServiceBusy", "ServiceError", "ServiceFailed",
    "ServiceUnreachable",
]  # fmt: skip
