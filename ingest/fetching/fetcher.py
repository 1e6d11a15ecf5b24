"""Address -> what is there: robots.txt first, one request at a time to a host, redirects checked hop by hop, within limits."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Protocol, Self
from urllib.parse import urljoin

import httpcore
import httpx

from ingest.compressed import Bomb, NotUnpacked, Swelling
from ingest.fetching import errors
from ingest.fetching.addresses import BadAddress, parse_address
from ingest.fetching.answers import Answer, Fetched, Validators
from ingest.fetching.guard import Resolve, resolve
from ingest.fetching.hosts import Hosts, StillResting
from ingest.fetching.policy import FetchPolicy
from ingest.fetching.robots import RuleBook, Rules, read_rules
from ingest.fetching.transport import PinnedTransport, deadline
from ingest.fetching.unpacking import ACCEPTED, unpack

MOVED, REDIRECTS = {301, 308}, {301, 302, 303, 307, 308}
PASSING, BUSY = {429, 502, 503, 504}, {429, 503}
ROBOTS_HOPS = 5  # redirects of robots.txt that are followed (RFC 9309, section 2.3.1.2)


@dataclass(frozen=True)
class Clock:
    """Time and chance, to be replaced in tests; without `sleep` one waits, unless the fetcher is closed."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], object] | None = None
    jitter: Callable[[], float] = random.random  # from 0 to 1


class Rests(Protocol):
    """Where all fetchers keep, over their end too, until when hosts want to be left alone."""

    def find(self, host: str) -> datetime | None:
        """Find it; None for a host that may be asked."""

    def keep(self, host: str, until: datetime) -> None:
        """Keep it."""


class Fetcher:
    """Holds connections, the robots.txt of sites and when each host was last asked. Threads may share it."""

    def __init__(
        self, policy: FetchPolicy, resolver: Resolve = resolve, clock: Clock | None = None, rests: Rests | None = None
    ) -> None:
        self._policy = policy
        self._clock = clock or Clock()
        self._transport = PinnedTransport(policy, resolver)
        self._closed = Event()
        self._sleep = self._clock.sleep or self._closed.wait
        self._hosts = Hosts(sleep=self._sleep, learn=self._learn_rest)
        self._rules = RuleBook()
        self._rests = rests

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections: whoever still fetches gets Stopped, at once."""
        self._closed.set()
        self._transport.close()

    def fetch(self, address: str, known: Validators | None = None) -> Fetched:
        """Fetch an address; `known` makes the request conditional. Raises BadAddress or a FetchError."""
        asked = known.headers() if known else {}
        moved, was_lasting, is_secure = None, True, False

        def ask(url: httpx.URL) -> Answer:
            rules = self.get_rules(url)
            self._check_rules(url, rules)
            return self._ask(url, asked, rules.delay(self._policy))

        for number, (url, answer) in enumerate(self._walk(parse_address(address), ask, self._policy.max_redirects)):
            is_secure = is_secure or (number == 0 and url.scheme == "https")
            if number and was_lasting and (url.scheme == "https" or not is_secure):
                moved = str(url)
            was_lasting = was_lasting and answer.status in MOVED
        if answer.status == 304 and not asked:
            raise errors.BadAnswer(str(url), "it says that nothing changed (304), which was not asked")
        return self._finish(url, moved, answer)

    def _walk(
        self, url: httpx.URL, ask: Callable[[httpx.URL], Answer], most: int
    ) -> Iterator[tuple[httpx.URL, Answer]]:
        """Ask an address, and where it leads on the next one; the last answer leads no further. Raises TooManyRedirects."""
        asked = set[str]()
        while True:
            asked.add(str(url))
            answer = ask(url)
            yield url, answer
            target = answer.headers.get("location") if answer.status in REDIRECTS else None
            if target is None:
                return
            following = self._next(url, target)
            if str(following) in asked:
                raise errors.TooManyRedirects(str(url), "it leads in a circle")
            if len(asked) > most:
                raise errors.TooManyRedirects(str(url), f"it leads on more than {most} times")
            url = following

    def get_rules(self, url: httpx.URL) -> Rules:
        """Give what the robots.txt of a site says, fetched at most once a day."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        now = self._clock.now().timestamp()
        known = self._rules.find(site, now)
        if known is None:
            try:
                known = self._fetch_rules(f"{site}/robots.txt", now)
            except errors.FetchError as error:
                raise type(error)(str(url), error.reason, error.retry_after) from error
            self._rules.keep(site, known, now)
        return known

    def _fetch_rules(self, address: str, now: float) -> Rules:
        def ask(url: httpx.URL) -> Answer:
            return self._exchange(url, {}, self._policy.delay)

        try:
            *_, (_, answer) = self._walk(httpx.URL(address), ask, ROBOTS_HOPS)
        except errors.TooManyRedirects:
            return read_rules(404, b"", now)
        except (errors.BadAnswer, errors.TooLarge, errors.TooSlow, BadAddress):
            return read_rules(503, b"", now)
        return read_rules(answer.status, answer.body, now)

    def _check_rules(self, url: httpx.URL, rules: Rules) -> None:
        if rules.rules is None:
            raise errors.Busy(str(url), "the robots.txt of the site cannot be read now, so nothing is fetched there")
        if not rules.allows(str(url)):
            raise errors.RobotsForbid(str(url), "the robots.txt of the site forbids it")

    def _next(self, url: httpx.URL, target: str) -> httpx.URL:
        """Give the address that a redirect leads to."""
        try:
            return parse_address(urljoin(str(url), target))
        except ValueError as error:  # "http://[x"
            raise BadAddress(f"{url} leads to {target[:200]!r}, which is no address") from error

    def _ask(self, url: httpx.URL, headers: dict[str, str], delay: float) -> Answer:
        """Ask, and ask again where it may help: full jitter, and never before the server wants to be asked."""
        for attempt in range(1, self._policy.attempts + 1):
            is_last = attempt == self._policy.attempts
            try:
                answer = self._exchange(url, headers, delay)
            except (errors.Unreachable, errors.TooSlow, errors.BadAnswer):
                self._check_open(url)
                if is_last:
                    raise
            else:
                wait = answer.retry_after(self._clock.now()) or 0.0
                if answer.status not in PASSING or is_last or wait > self._policy.longest_wait:
                    return answer
            self._sleep(self._clock.jitter() * min(2.0**attempt, self._policy.longest_wait))
        raise AssertionError("a policy has one attempt at least")

    def _exchange(self, url: httpx.URL, headers: dict[str, str], delay: float) -> Answer:
        """Send one request and read its answer, in the turn of its host."""
        policy = self._policy
        times = {
            "connect": policy.connect_seconds,
            "read": policy.read_seconds,
            "write": policy.read_seconds,
            "pool": policy.total_seconds,
        }
        sent = {"User-Agent": policy.user_agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED, **headers}
        request = httpx.Request("GET", url, headers=sent, extensions={"timeout": times})
        try:
            with self._hosts.turn(url.host, delay, policy.longest_wait), deadline(policy.total_seconds):
                self._check_open(url)
                response = self._transport.handle_request(request)
                try:
                    return self._heed(url, self._read(url, response))
                finally:
                    response.close()
        except StillResting as error:
            raise errors.Busy(str(url), f"the server asked to be left alone {error}", error.seconds) from error
        except errors.FetchError as error:
            raise type(error)(str(url), error.reason, error.retry_after) from error
        except httpcore.TimeoutException as error:
            raise errors.TooSlow(str(url), "the server takes too long") from error
        except (httpcore.ProtocolError, NotUnpacked) as error:
            raise errors.BadAnswer(str(url), f"the answer breaks the rules: {error}") from error
        except (httpcore.NetworkError, OSError) as error:
            raise errors.Unreachable(str(url), f"the connection fails: {error}") from error

    def _check_open(self, url: httpx.URL) -> None:
        if self._closed.is_set():
            raise errors.Stopped(str(url), "fetching was stopped")

    def _learn_rest(self, host: str) -> float:
        """Tell for how many seconds a host is to be left alone, as any worker heard it."""
        until = self._rests.find(host) if self._rests else None
        return (until - self._clock.now()).total_seconds() if until else 0.0

    def _heed(self, url: httpx.URL, answer: Answer) -> Answer:
        """Leave the host alone from now on for as long as it asks, whatever page it was that was asked for."""
        if answer.status in PASSING and (wait := answer.retry_after(self._clock.now())):
            self._hosts.rest(url.host, wait)
            if self._rests:
                self._rests.keep(url.host, self._clock.now() + timedelta(seconds=wait))
        return answer

    def _read(self, url: httpx.URL, response: httpx.Response) -> Answer:
        """Read an answer; of one that is no success the body is left unread."""
        headers = {name.lower(): value for name, value in response.headers.items()}
        if response.status_code // 100 != 2:
            return Answer(status=response.status_code, headers=headers)
        announced = headers.get("content-length", "")
        if announced.isdigit() and int(announced) > self._policy.max_bytes:
            raise errors.TooLarge(
                str(url), f"it is {int(announced):,} bytes, at most {self._policy.max_bytes:,} are read"
            )
        coding = headers.get("content-encoding", "")
        try:
            body = unpack(iter(response.stream), coding, self._policy.max_bytes, self._policy.max_ratio)  # type: ignore[arg-type]
        except (Swelling, Bomb) as error:
            raise errors.TooLarge(str(url), str(error)) from error
        return Answer(status=response.status_code, headers=headers, body=body)

    def _finish(self, url: httpx.URL, moved: str | None, answer: Answer) -> Fetched:
        """Make a final answer what was fetched, or the error that it reports."""
        status, where, now = answer.status, str(url), self._clock.now()
        if status == 410:
            raise errors.Gone(where, "it is gone for good (410)")
        if status in BUSY:
            raise errors.Busy(where, f"the server asks to come later ({status})", answer.retry_after(now))
        if status >= 500:
            raise errors.ServerFault(where, f"the server failed ({status})", answer.retry_after(now))
        if status >= 300 and status != 304:
            raise errors.Missing(where, f"the server does not give it ({status})")
        media, charset = answer.content_type
        return Fetched(
            url=where, moved_to=moved, is_unchanged=status == 304, body=answer.body, media=media, charset=charset,
            validators=answer.validators, max_age=answer.max_age, at=now,
        )  # fmt: skip
