"""A running service for a command: the one that is named, else the one of the settings."""

from app.client import Dragoman
from app.settings import Settings


def open_service(settings: Settings, service: str | None = None) -> Dragoman:
    """Connect to the service named on the command line, in DRAGOMAN_SERVICE, or to the one of this machine. The caller closes it."""
    key = settings.service_key.get_secret_value() if settings.service_key else None
    return Dragoman(service or settings.service or f"http://127.0.0.1:{settings.port}", key=key)
