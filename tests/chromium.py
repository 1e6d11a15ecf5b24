"""Chromium of the system, as a fixture: `browser_page` opens pages and notes whatever a page complains of.

Without Chromium these tests are skipped on a laptop, and fail with CI=true.
"""

import os
import shutil
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools.picture import FLAGS

PATIENCE = 90_000  # milliseconds: other work on the machine makes pages slow, not wrong; a new statement is planned for seconds
expect.set_options(timeout=PATIENCE)


def find_chromium() -> str:
    """Name the browser of the system; without one skip the test, or fail in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        message = "no Chromium here: install the package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


# Counts the colours of a picture: Chromium reads the PNG itself.
COUNT = """async (bytes) => {
  const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], { type: "image/png" }));
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const seen = {};
  const points = canvas.getImageData(0, 0, picture.width, picture.height).data;
  for (let i = 0; i < points.length; i += 4) {
    const colour = "#" + [0, 1, 2].map((one) => points[i + one].toString(16).padStart(2, "0")).join("");
    seen[colour] = (seen[colour] ?? 0) + 1;
  }
  return seen;
}"""


def colours(page: Page, picture: bytes) -> Counter[str]:
    """Count the points of each colour in a PNG, as `#rrggbb`."""
    return Counter(page.evaluate(COUNT, b64encode(picture).decode()))


class Watched:
    """A page with what went wrong in it: errors, refusals of its content policy, requests to other hosts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.hosts: set[str] = set()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on(
            "console",
            lambda message: (
                self.faults.append(message.text)
                if message.type == "error"
                and "status of 4" not in message.text
                and "net::ERR_FAILED" not in message.text
                else None
            ),
        )
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a module."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages in contexts of their own; at the end none may have complained or asked another host."""
    opened: list[Watched] = []

    def new(**options: object) -> Page:
        page = chromium.new_context(**({"viewport": {"width": 1440, "height": 900}} | options)).new_page()  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        opened.append(Watched(page))
        return page

    yield new
    for watched in opened:
        watched.page.context.close()
    faults = [fault for watched in opened for fault in watched.faults]
    assert faults == [], faults
    assert all(host.startswith("127.0.0.1") for watched in opened for host in watched.hosts)
