"""Take the README's pictures of the explorer, drawn by headless Chromium, from a service that runs with the samples.

dragoman up --demo
python -m tools.explorer_pictures http://127.0.0.1:8000 docs/pictures
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.picture import FLAGS

WINDOW = {"width": 1280, "height": 1000}
QUESTION = "/?ask=meetings+between+Egyptian+and+Jordanian+officials"


def settle(page: Page, address: str) -> None:
    """Open an address and wait until its answer is drawn."""
    page.goto(address)
    page.locator("#result:not([aria-busy])").wait_for(timeout=30_000)
    page.wait_for_timeout(2500)


def main() -> int:
    """Take both pictures."""
    service, folder = sys.argv[1], Path(sys.argv[2])
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport=WINDOW)  # type: ignore[arg-type]
        settle(page, service + QUESTION)
        page.locator(".events a").first.click()
        page.locator("#event-title").wait_for()
        page.wait_for_timeout(1000)
        page.screenshot(path=folder / "explorer-event.png")
        dark = browser.new_page(viewport=WINDOW, color_scheme="dark")  # type: ignore[arg-type]
        settle(dark, f"{service}/?view=timeline&pick=pair:EGY..JOR")
        dark.screenshot(path=folder / "explorer-timeline.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
