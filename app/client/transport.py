"""One request, and the same again where that is safe and of use."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, BinaryIO

import httpx

from app.client.errors import ServiceFailed, ServiceUnreachable, error_of
from graph.model import Record

READING = frozenset({"GET", "HEAD"})
BUSY = HTTPStatus.TOO_MANY_REQUESTS
AWAY = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE})
Pairs = Sequence[tuple[str, str]]


class Patience(Record):
    """How often a request is tried, and how long is waited between (seconds)."""

    tries: int = 4
    first: float = 0.5
    longest: float = 30.0


class Transport:
    """Holds the connections to one service."""

    def __init__(self, http: httpx.Client, patience: Patience, sleep: Callable[[float], None] = time.sleep) -> None:
        self._http, self._patience, self._sleep = http, patience, sleep

    def send(
        self, method: str, path: str, pairs: Pairs = (), body: Any = None, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Send a request and give the answer, which is a success; raises ServiceError.

        A read is repeated when the service is away or busy, a write only when it was refused for too many requests, which
        has done nothing.
        """
        for number in range(1, self._patience.tries + 1):
            answer, error = self._try(method, path, pairs, body, headers)
            if answer is not None and answer.is_success:
                return answer
            wait = self._wait(method, answer, number)
            if wait is None:
                break
            self._sleep(wait)
        if answer is None:
            raise ServiceUnreachable(f"{self._http.base_url} does not answer: {error or 'no reason given'}") from error
        raise error_of(answer)

    def download(self, path: str, pairs: Pairs, file: BinaryIO) -> None:
        """Write an answer to a file as it comes, in constant memory; tried once, since part of it may be written. Raises ServiceError."""
        try:
            with self._http.stream("GET", path, params=list(pairs)) as answer:
                if not answer.is_success:
                    answer.read()
                    raise error_of(answer)
                for part in answer.iter_bytes():
                    file.write(part)
        except httpx.TransportError as error:
            raise ServiceUnreachable(f"{self._http.base_url} broke the answer off: {error}") from error

    def _try(
        self, method: str, path: str, pairs: Pairs, body: Any, headers: Mapping[str, str] | None
    ) -> tuple[httpx.Response | None, Exception | None]:
        sent = {"content": body} if isinstance(body, bytes | str) else {"json": body} if body is not None else {}
        try:
            return self._http.request(
                method, path, params=list(pairs) or None, headers=dict(headers or {}), **sent
            ), None
        except httpx.InvalidURL as error:
            raise ServiceUnreachable(f"{path} is no address: {error}") from error
        except httpx.TransportError as error:
            return None, error
        except (httpx.TooManyRedirects, httpx.DecodingError) as error:
            raise ServiceFailed(f"{self._http.base_url} answers what cannot be read: {error}") from error

    def _wait(self, method: str, answer: httpx.Response | None, number: int) -> float | None:
        """Tell how long to wait before the next try, None where there is none: as told, else twice as long each time, by chance."""
        again = method in READING if answer is None else answer.status_code == BUSY or (
            method in READING and answer.status_code in AWAY
        )  # fmt: skip
        if not again or number >= self._patience.tries:
            return None
        told = parse_retry_after(answer.headers.get("Retry-After"), datetime.now(UTC)) if answer is not None else None
        most = self._patience.first * 2 ** (number - 1)
        wait = told + random.uniform(0, self._patience.first) if told is not None else random.uniform(most / 2, most)
        return wait if wait <= self._patience.longest else None

    def close(self) -> None:
        """Close the connections."""
        self._http.close()


def parse_retry_after(text: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or a date (RFC 9110), as seconds from `now`; None where it says nothing."""
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds())
