"""Fetching from a server that misbehaves: each fault has its error, nothing hangs, nothing private is reached."""

import gzip
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from ingest.fetching import errors
from ingest.fetching.addresses import BadAddress
from ingest.fetching.answers import Validators
from ingest.fetching.fetcher import Clock, Fetcher
from tests.ingest.fetching.server import LOOPBACK, QUICK, Server, answer, endless, one_after_another, raw, serving

OK = answer(200, b"Envoys met.", Content_Type="text/html; charset=iso-8859-1")


def test_page_is_fetched_with_what_its_headers_say(server: Server, fetcher: Fetcher) -> None:
    server.routes["/a"] = answer(
        200, b"Envoys met.", Content_Type="text/html; charset=ISO-8859-1", ETag='"7"', Last_Modified="Wed, 15 May 2024 08:00:00 GMT",
        Cache_Control="public, max-age=600",
    )  # fmt: skip
    found = fetcher.fetch(server.url("/a"))
    assert (found.body, found.media, found.charset, found.max_age) == (b"Envoys met.", "text/html", "iso-8859-1", 600)
    assert found.validators == Validators(etag='"7"', last_modified="Wed, 15 May 2024 08:00:00 GMT")
    assert (found.url, found.moved_to, found.is_unchanged) == (server.url("/a"), None, False)


def test_fetcher_says_who_it_is(server: Server, fetcher: Fetcher) -> None:
    server.routes["/a"] = OK
    fetcher.fetch(server.url("/a"))
    assert {one.headers["user-agent"] for one in server.asked} == {"Dragoman/0.1 (+https://dragoman.example/about)"}


def test_unchanged_page_is_not_sent_again(server: Server, fetcher: Fetcher) -> None:
    server.routes["/a"] = answer(304, ETag='"7"')
    found = fetcher.fetch(server.url("/a"), Validators(etag='"7"', last_modified="Wed, 15 May 2024 08:00:00 GMT"))
    assert found.is_unchanged
    assert server.asked[-1].headers["if-none-match"] == '"7"'
    assert server.asked[-1].headers["if-modified-since"] == "Wed, 15 May 2024 08:00:00 GMT"


def test_unchanged_that_nobody_asked_for_is_an_error(server: Server, fetcher: Fetcher) -> None:
    server.routes["/a"] = answer(304, ETag='"7"')
    with pytest.raises(errors.BadAnswer, match="not asked"):
        fetcher.fetch(server.url("/a"), Validators())


def test_no_cookie_is_kept(server: Server, fetcher: Fetcher) -> None:
    server.routes["/a"] = answer(200, b"x", Set_Cookie="reader=1")
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/a"))
    assert "cookie" not in server.asked[-1].headers


@pytest.mark.parametrize(
    ("status", "error"),
    [(410, errors.Gone), (404, errors.Missing), (403, errors.Missing), (500, errors.ServerFault), (429, errors.Busy), (503, errors.Busy)],
)  # fmt: skip
def test_status_is_an_error_of_its_own(status: int, error: type, server: Server, fetcher: Fetcher) -> None:
    server.routes["/a"] = answer(status, b"x")
    with pytest.raises(error, match=str(status)):
        fetcher.fetch(server.url("/a"))


class TestRedirects:
    @pytest.mark.parametrize(
        ("statuses", "moved"),
        [
            ((301,), "/1"),
            ((308, 301), "/2"),
            ((302,), None),
            ((301, 302), "/1"),
            ((302, 301), None),
            ((303, 307), None),
        ],
        ids=str,
    )
    def test_only_what_moved_for_good_is_remembered(
        self, statuses: tuple[int, ...], moved: str | None, server: Server, fetcher: Fetcher
    ) -> None:
        for number, status in enumerate(statuses):
            server.routes[f"/{number}"] = answer(status, Location=f"/{number + 1}")
        server.routes[f"/{len(statuses)}"] = OK
        found = fetcher.fetch(server.url("/0"))
        assert found.url == server.url(f"/{len(statuses)}")
        assert found.moved_to == (server.url(moved) if moved else None)

    def test_circle_is_left(self, server: Server, fetcher: Fetcher) -> None:
        server.routes |= {"/a": answer(302, Location="/b"), "/b": answer(302, Location="/a")}
        with pytest.raises(errors.TooManyRedirects, match="circle"):
            fetcher.fetch(server.url("/a"))

    def test_endless_chain_is_left(self, server: Server, fetcher: Fetcher) -> None:
        server.routes |= {f"/{n}": answer(302, Location=f"/{n + 1}") for n in range(50)}
        with pytest.raises(errors.TooManyRedirects, match="more than 5"):
            fetcher.fetch(server.url("/0"))
        assert len(server.paths()) == 6

    @pytest.mark.parametrize(
        "target",
        ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://0x0a000001/"],
    )
    def test_way_into_a_private_network_is_refused(self, target: str, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = answer(302, Location=target)
        with pytest.raises(errors.AddressRefused):
            fetcher.fetch(server.url("/a"))

    @pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://x.example/", "http://user:secret@x.example/"])
    def test_way_out_of_the_web_is_refused(self, target: str, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = answer(302, Location=target)
        with pytest.raises(BadAddress):
            fetcher.fetch(server.url("/a"))

    def test_redirect_without_a_target_is_an_error(self, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = answer(302)
        with pytest.raises(errors.Missing, match="302"):
            fetcher.fetch(server.url("/a"))


class TestAddresses:
    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "10.1.2.3", "192.168.0.1", "169.254.169.254", "2130706433"],
    )
    def test_this_machine_and_private_networks_are_refused(self, host: str, server: Server) -> None:
        with (
            Fetcher(QUICK.model_copy(update={"allowed": ()})) as fetcher,
            pytest.raises(errors.AddressRefused, match="DRAGOMAN_FETCH_ALLOW"),
        ):
            fetcher.fetch(f"http://{host}:{server.port}/a")
        assert server.asked == []

    def test_name_is_looked_up_once_for_each_connection_and_that_address_is_used(self, server: Server) -> None:
        looked_up: list[str] = []

        def rebind(host: str, port: int) -> list[str]:
            looked_up.append(host)
            return ["127.0.0.1"] if len(looked_up) == 1 else ["10.0.0.1"]

        server.routes["/a"] = OK
        with Fetcher(QUICK, resolver=rebind) as fetcher, pytest.raises(errors.AddressRefused):
            fetcher.fetch(f"http://news.example:{server.port}/a")
        assert [one.headers["host"] for one in server.asked] == [
            f"news.example:{server.port}"
        ]  # robots.txt, before it was bound anew

    def test_private_address_among_public_ones_is_never_connected_to(self, server: Server) -> None:
        with (
            Fetcher(QUICK, resolver=lambda host, port: ["10.0.0.1", "127.0.0.1", "::1"]) as fetcher,
        ):
            server.routes["/a"] = OK
            assert fetcher.fetch(f"http://news.example:{server.port}/a").body == b"Envoys met."

    def test_name_that_is_not_there(self) -> None:
        def fail(host: str, port: int) -> list[str]:
            raise OSError("no such name")

        with (
            Fetcher(QUICK, resolver=fail, clock=Clock(sleep=lambda _s: None)) as fetcher,
            pytest.raises(errors.Unreachable, match="no such host"),
        ):
            fetcher.fetch("http://news.example/a")

    def test_slow_look_up_ends(self) -> None:
        def wait(host: str, port: int) -> list[str]:
            threading.Event().wait(1.5)
            return []

        with Fetcher(QUICK, resolver=wait) as fetcher, pytest.raises(errors.Busy):
            fetcher.fetch("http://news.example/a")

    def test_closed_port_is_unreachable(self, server: Server, fetcher: Fetcher) -> None:
        with serving() as other:
            port = other.port
        with pytest.raises(errors.Unreachable):
            fetcher.fetch(f"http://127.0.0.1:{port}/a")


class TestTime:
    @pytest.mark.parametrize(
        "talk",
        [
            raw(b"HTTP/1.1 200 OK\r\n", pause=5),
            endless(b"x", pause=0.05),
            endless(b"X-A: b\r\n", head=b"HTTP/1.1 200 OK\r\n", pause=0.05),
            raw(pause=5),
        ],
        ids=["stalls", "drips its body", "drips its headers", "says nothing"],
    )
    def test_slow_server_is_left(self, talk, server: Server) -> None:
        server.routes["/a"] = talk
        begun = time.monotonic()
        with (
            Fetcher(QUICK.model_copy(update={"attempts": 1})) as fetcher,
            pytest.raises((errors.TooSlow, errors.BadAnswer)),
        ):
            fetcher.fetch(server.url("/a"))
        assert time.monotonic() - begun < 4

    def test_closing_ends_what_is_fetched_and_what_waits(self, server: Server) -> None:
        server.routes["/a"] = raw(b"HTTP/1.1 200 OK\r\n", pause=60)
        fetcher = Fetcher(QUICK.model_copy(update={"read_seconds": 50.0, "total_seconds": 55.0}))
        with ThreadPoolExecutor(2) as pool:
            found = [pool.submit(fetcher.fetch, server.url("/a")) for _ in range(2)]  # one waits for its turn
            while not server.at_once:
                time.sleep(0.01)
            begun = time.monotonic()
            fetcher.close()
            assert [type(one.exception(20)) for one in found] == [errors.Stopped] * 2
        assert time.monotonic() - begun < 10


class TestSize:
    def test_announced_size_is_believed(self, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n", pause=0.2)
        with pytest.raises(errors.TooLarge, match="3,000,000"):
            fetcher.fetch(server.url("/a"))

    def test_endless_body_is_cut(self, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = endless(b"x" * 65536)
        with pytest.raises(errors.TooLarge):
            fetcher.fetch(server.url("/a"))

    def test_bomb_is_not_unpacked(self, server: Server, fetcher: Fetcher) -> None:
        engine = zlib.compressobj(9, wbits=31)
        bomb = b"".join(engine.compress(bytes(1_000_000)) for _ in range(1000)) + engine.flush()  # 1 GB in 1 MB
        server.routes["/a"] = answer(200, bomb, Content_Encoding="gzip")
        tracemalloc.start()
        with pytest.raises(errors.TooLarge):
            fetcher.fetch(server.url("/a"))
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
        tracemalloc.stop()

    def test_steep_ratio_is_a_bomb_within_the_size_too(self, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = answer(200, gzip.compress(bytes(1_900_000)), Content_Encoding="gzip")
        with pytest.raises(errors.TooLarge, match="200 times"):
            fetcher.fetch(server.url("/a"))

    def test_endless_members_without_content_are_cut(self, server: Server, fetcher: Fetcher) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
        server.routes["/a"] = endless(gzip.compress(b"") * 1000, head=head)
        with pytest.raises((errors.TooLarge, errors.TooSlow)):
            fetcher.fetch(server.url("/a"))

    @pytest.mark.parametrize(
        ("coding", "packed"),
        [
            ("gzip", gzip.compress(b"Envoys met.")),
            ("deflate", zlib.compress(b"Envoys met.")),
            ("deflate", zlib.compress(b"Envoys met.")[2:-4]),
            ("identity", b"Envoys met."),
            ("gzip", gzip.compress(b"Envoys ") + gzip.compress(b"") + gzip.compress(b"met.")),
            ("gzip", gzip.compress(b"Envoys met.") + b"<!-- made in 3 ms -->"),
            ("gzip", zlib.compress(b"Envoys met.")),
        ],
        ids=["gzip", "deflate", "raw deflate", "identity", "several members", "something behind", "zlib as gzip"],
    )
    def test_body_is_unpacked(self, coding: str, packed: bytes, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = answer(200, packed, Content_Encoding=coding)
        assert fetcher.fetch(server.url("/a")).body == b"Envoys met."

    @pytest.mark.parametrize(
        ("coding", "packed"),
        [
            ("gzip", b"no gzip"),
            ("gzip", gzip.compress(b"Envoys met.", mtime=0)[:-9]),
            ("br", b"x"),
            ("gzip, gzip", b"x"),
        ],
        ids=str,
    )
    def test_damaged_or_strange_encoding(self, coding: str, packed: bytes, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = answer(200, packed, Content_Encoding=coding)
        with pytest.raises(errors.BadAnswer):
            fetcher.fetch(server.url("/a"))


class TestRules:
    @pytest.mark.parametrize(
        "talk",
        [
            raw(b"\x00\x01\x02\r\n\r\n"),
            raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
            raw(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"y" * 200_000 + b"\r\n\r\n"),
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        ],
        ids=["garbage", "cut off", "huge header", "broken chunk"],
    )
    def test_broken_answer_is_an_error(self, talk, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = talk
        with pytest.raises((errors.BadAnswer, errors.Unreachable)):
            fetcher.fetch(server.url("/a"))

    def test_broken_connection_is_tried_again(self, server: Server, fetcher: Fetcher, slept: list[float]) -> None:
        server.routes["/a"] = one_after_another(raw(), OK)
        assert fetcher.fetch(server.url("/a")).body == b"Envoys met."
        assert slept == [2.0]

    def test_passing_fault_is_tried_again_with_growing_pauses(
        self, server: Server, fetcher: Fetcher, slept: list[float]
    ) -> None:
        server.routes["/a"] = one_after_another(answer(503), answer(502), OK)
        assert fetcher.fetch(server.url("/a")).body == b"Envoys met."
        assert slept == [2.0, 4.0]

    def test_lasting_fault_is_not_tried_again(self, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = answer(500)
        with pytest.raises(errors.ServerFault):
            fetcher.fetch(server.url("/a"))
        assert server.paths() == ["/a"]

    @pytest.mark.parametrize("kind", ["seconds", "date"])
    def test_retry_after_is_waited_for(self, kind: str, server: Server, fetcher: Fetcher, slept: list[float]) -> None:
        then = format_datetime(datetime.now(UTC) + timedelta(seconds=21), usegmt=True)
        server.routes["/a"] = one_after_another(answer(429, Retry_After="20" if kind == "seconds" else then), OK)
        fetcher.fetch(server.url("/a"))
        assert slept[-1] == pytest.approx(20, abs=1.1)

    def test_long_retry_after_is_left_to_the_caller(self, server: Server, fetcher: Fetcher, slept: list[float]) -> None:
        server.routes["/a"] = answer(503, Retry_After="7200")
        with pytest.raises(errors.Busy) as caught:
            fetcher.fetch(server.url("/a"))
        assert (caught.value.retry_after, slept) == (7200, [])

    def test_retry_after_of_a_page_holds_for_the_whole_host(self, server: Server, fetcher: Fetcher) -> None:
        server.routes |= {"/a": answer(429, Retry_After="7200"), "/b": OK}
        with pytest.raises(errors.Busy):
            fetcher.fetch(server.url("/a"))
        with pytest.raises(errors.Busy, match="left alone") as caught:
            fetcher.fetch(server.url("/b"))
        assert caught.value.retry_after == pytest.approx(7200, abs=5)
        assert server.paths() == ["/a"]
        assert fetcher.fetch(server.url("/b", "localhost")).body == b"Envoys met."

    def test_host_is_asked_again_when_the_time_is_over(self, server: Server) -> None:
        server.routes |= {"/a": answer(503, Retry_After="1"), "/b": OK}
        with Fetcher(QUICK.model_copy(update={"longest_wait": 0.2})) as fetcher:
            for path in ("/a", "/b"):
                with pytest.raises(errors.Busy):
                    fetcher.fetch(server.url(path))
            time.sleep(1.0)
            assert fetcher.fetch(server.url("/b")).body == b"Envoys met."
        assert server.paths() == ["/a", "/b"]


class TestRobots:
    def test_forbidden_page_is_not_asked_for(self, server: Server, fetcher: Fetcher) -> None:
        server.routes |= {
            "/robots.txt": answer(200, b"User-agent: Dragoman\nDisallow: /inner/\n"),
            "/inner/a": OK,
            "/a": OK,
        }
        with pytest.raises(errors.RobotsForbid):
            fetcher.fetch(server.url("/inner/a"))
        fetcher.fetch(server.url("/a"))
        assert server.paths() == ["/a"]

    def test_rules_are_asked_for_once(self, server: Server, fetcher: Fetcher) -> None:
        server.routes["/a"] = OK
        fetcher.fetch(server.url("/a"))
        fetcher.fetch(server.url("/a"))
        assert [one.path for one in server.asked].count("/robots.txt") == 1

    def test_rules_are_asked_for_again_after_a_day(self, server: Server) -> None:
        server.routes["/a"] = OK
        times = [datetime.now(UTC)]
        with Fetcher(QUICK, clock=Clock(now=lambda: times[0])) as fetcher:
            for hours in (0, 23, 25):
                times[0] += timedelta(hours=hours)
                fetcher.fetch(server.url("/a"))
        assert [one.path for one in server.asked] == ["/robots.txt", "/a", "/a", "/robots.txt", "/a"]

    @pytest.mark.parametrize(
        ("target", "body"),
        [("/rules", b"User-agent: *\nDisallow: /a\n"), ("/robots.txt", None)],
        ids=["there", "circle"],
    )
    def test_rules_are_found_where_the_site_put_them(
        self, target: str, body: bytes | None, server: Server, fetcher: Fetcher
    ) -> None:
        server.routes |= {"/robots.txt": answer(301, Location=target), "/a": OK}
        if body is None:
            assert fetcher.fetch(server.url("/a")).body  # rules that are nowhere forbid nothing (RFC 9309, 2.3.1.2)
            return
        server.routes["/rules"] = answer(200, body)
        with pytest.raises(errors.RobotsForbid):
            fetcher.fetch(server.url("/a"))

    @pytest.mark.parametrize(
        ("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)]
    )
    def test_missing_rules_allow_and_unreadable_ones_forbid_for_now(
        self, status: int, allowed: bool, server: Server, fetcher: Fetcher
    ) -> None:
        server.routes |= {"/robots.txt": answer(status), "/a": OK}
        if allowed:
            assert fetcher.fetch(server.url("/a")).body
            return
        with pytest.raises(errors.Busy, match=r"robots\.txt"):
            fetcher.fetch(server.url("/a"))
        assert server.paths() == []

    def test_redirect_to_a_forbidden_page_is_not_followed(self, server: Server, fetcher: Fetcher) -> None:
        server.routes |= {
            "/robots.txt": answer(200, b"User-agent: *\nDisallow: /inner"),
            "/a": answer(302, Location="/inner"),
            "/inner": OK,
        }
        with pytest.raises(errors.RobotsForbid):
            fetcher.fetch(server.url("/a"))
        assert server.paths() == ["/a"]

    @pytest.mark.parametrize(
        ("rules", "pause"),
        [(b"Crawl-delay: 7", 7), (b"Crawl-delay: 900", 30), (b"Request-rate: 1/4", 4), (b"Allow: /", 0)],
        ids=str,
    )
    def test_pause_is_the_one_that_the_site_asks_for(
        self, rules: bytes, pause: float, server: Server, fetcher: Fetcher, slept: list[float]
    ) -> None:
        server.routes |= {"/robots.txt": answer(200, b"User-agent: *\n" + rules), "/a": OK}
        fetcher.fetch(server.url("/a"))
        fetcher.fetch(server.url("/a"))
        assert sum(slept) == pytest.approx(pause, abs=0.5)


def test_one_request_at_a_time_to_one_host(server: Server, fetcher: Fetcher) -> None:
    # Without a length, so that the client has the end of an answer when the server has counted it: else the next may come before.
    server.routes["/robots.txt"] = raw(b"HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n")
    server.routes["/a"] = raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\n", b"\r\nx", pause=0.05)
    threads = [threading.Thread(target=fetcher.fetch, args=(server.url("/a"),)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert (len(server.paths()), server.most_at_once) == (5, 1)


def test_certificate_is_checked_against_the_name(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate,
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    trusting = QUICK.model_copy(update={"authorities": certificate, "allowed": LOOPBACK, "attempts": 1})
    with serving(context) as server:
        server.routes["/a"] = OK
        with Fetcher(trusting, resolver=lambda host, port: ["127.0.0.1"]) as fetcher:
            assert fetcher.fetch(server.url("/a", "news.example")).body == b"Envoys met."
            with pytest.raises(errors.Unreachable):
                fetcher.fetch(server.url("/a", "other.example"))
        with Fetcher(QUICK, resolver=lambda host, port: ["127.0.0.1"]) as doubting, pytest.raises(errors.Unreachable):
            doubting.fetch(server.url("/a", "news.example"))
