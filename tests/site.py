"""A small news site that the tests publish on loopback: pages, a feed that names them, a sitemap."""

from collections.abc import Iterable

from tests.ingest.fetching.server import Server, answer

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="Sample Post">
<meta property="article:published_time" content="{published}T08:00:00+00:00"></head><body><header><nav><a href="/">Home</a></nav></header>
<article><h1>{title}</h1><p>{text}</p><p>They will meet again in the spring, the presidency said after the long session, which ended
after midnight and left nobody much the wiser about the price of fish.</p></article><footer>Sample Post</footer></body></html>"""
NAMES = ("Gomez", "Brandt", "Okafor", "Lindqvist", "Haddad", "Moreau", "Petrov", "Tanaka")


def sentence(number: int) -> str:
    """Tell of a meeting that no other number tells of."""
    one, other = NAMES[number % len(NAMES)], NAMES[(number // len(NAMES) + number + 1) % len(NAMES)]
    return f"President Maria {one} met Chancellor Emil {other}son in Oslo on Wednesday for {number + 2} hours of talks about fishing quotas."


def publish(server: Server, numbers: Iterable[int], day: str = "2024-05-16") -> None:
    """Put pages on the site, and in its feed and its sitemap."""
    numbers = list(numbers)
    for number in numbers:
        page = PAGE.format(title=f"Talks in Oslo, number {number}", published=day, text=sentence(number))
        server.routes[f"/story/{number}"] = answer(200, page.encode(), Content_Type="text/html; charset=utf-8")
    entries = "".join(
        f"<item><title>Talks {n}</title><link>{server.url(f'/story/{n}')}</link><guid isPermaLink='false'>s{n}</guid>"
        f"<pubDate>Thu, 16 May 2024 08:00:00 +0000</pubDate></item>"
        for n in numbers
    )
    rss = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Sample Post</title><link>{server.url('/')}</link>{entries}</channel></rss>"
    server.routes["/feed"] = answer(200, rss.encode(), Content_Type="application/rss+xml", ETag=f'"{len(numbers)}"')
    urls = "".join(f"<url><loc>{server.url(f'/story/{n}')}</loc><lastmod>{day}</lastmod></url>" for n in numbers)
    sitemap = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"
    server.routes["/sitemap.xml"] = answer(200, sitemap.encode(), Content_Type="application/xml")
