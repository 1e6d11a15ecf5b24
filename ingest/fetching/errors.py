"""Why something could not be fetched, in words for its user, and whether trying again later makes sense."""

from typing import ClassVar


class FetchError(Exception):
    """An address could not be fetched. The message says why; `is_passing` tells whether a later try may succeed."""

    is_passing: ClassVar[bool] = False

    def __init__(self, url: str, reason: str, retry_after: float | None = None) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.retry_after = retry_after  # seconds, as the server asked


class AddressRefused(FetchError):
    """The address leads into a private network or to this machine. If that is meant, add the network to DRAGOMAN_FETCH_ALLOW."""


class RobotsForbid(FetchError):
    """The site's robots.txt forbids it. Ask the site, or give the text of the article yourself."""


class TooLarge(FetchError):
    """The answer is larger than DRAGOMAN_FETCH_MAX_BYTES, or grows beyond reason when it is decompressed."""


class TooManyRedirects(FetchError):
    """The address leads on and on, or in a circle. Give the final address."""


class Gone(FetchError):
    """The server says that it is gone for good (410). Remove it."""


class Missing(FetchError):
    """The server does not give it (another 4xx). Check the address."""


class BadAnswer(FetchError):
    """The answer breaks the rules of HTTP or of its own encoding."""

    is_passing = True


class TooSlow(FetchError):
    """The server took longer than is waited for. Try later."""

    is_passing = True


class Busy(FetchError):
    """The server asks to come later (429, 503 or a robots.txt that cannot be read now); `retry_after` says when, if it did."""

    is_passing = True


class ServerFault(FetchError):
    """The server failed (5xx). Try later."""

    is_passing = True


class Unreachable(FetchError):
    """No server answers there: the name is unknown, the connection or its certificate is refused. Check the address."""

    is_passing = True


class Stopped(FetchError):
    """Fetching was stopped before the answer came. Start it again."""

    is_passing = True
