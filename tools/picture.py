"""Take the README's picture: the graph of the sample articles in Neo4j Browser with our style, drawn by headless Chromium.

    python tools/picture.py docs/pictures/browser.png [ARTICLES.jsonl]

Starts a Neo4j of its own on free ports in a temporary folder, ingests the articles (default: the samples), and stops it again.
"""

import json
import shutil
import sys
import tempfile
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from graph.browser.kit import STYLE, write_style
from graph.migrations import migrate
from graph.model import Article
from graph.server.artifacts import CACHE_NAME
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store
from graph.writer import save
from ingest.pipeline import Extractor

REPOSITORY = Path(__file__).resolve().parent.parent
SAMPLES = REPOSITORY / "app" / "samples" / "articles.jsonl"
QUESTION = (
    "MATCH (a)-[p:TOOK_PART]->(e:Meeting)<-[q:TOOK_PART]-(b) WHERE p.country = 'EGY' AND q.country = 'JOR' "
    "MATCH (e)<-[s:SUPPORTS]-(c:Claim)<-[t:STATES]-(r:Article) OPTIONAL MATCH (e)-[l:AT]->(w) OPTIONAL MATCH (e)-[u:ABOUT]->(v) "
    "RETURN *"
)
# What the page shows once a file is over it decides what takes it.
DROP = """([name, bytes]) => {
  const files = new DataTransfer();
  files.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
  const drag = (kind) => document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    .dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: files }));
  drag("dragenter");
  drag("dragover");
  return new Promise((done) => setTimeout(() => done(drag("drop")), 500));
}"""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]  # as root, without a screen, and asking nobody for updates
WINDOW = {"width": 1440, "height": 640}


def fill_graph(server: ManagedNeo4j, articles: Path) -> None:
    """Save the articles of a JSONL file in the server's graph."""
    read = [Article(**json.loads(line)) for line in articles.read_text(encoding="utf-8").splitlines()]
    with Store.connect(server.login.uri, server.login.user, server.login.password) as store:
        migrate(store)
        save(store, list(zip(read, Extractor.load().extract_all(read), strict=True)))


def take_picture(server: ManagedNeo4j, target: Path) -> None:
    """Log in to Neo4j Browser, ask, and photograph the answer."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium here: install the package chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport=WINDOW, device_scale_factor=1)
        log_in(page, server)
        page.wait_for_timeout(1500)
        drop(page, STYLE, write_style().encode())
        ask(page)
        page.screenshot(path=target)
        browser.close()


def log_in(page: Page, server: ManagedNeo4j) -> None:
    """Fill in the connection form of the Browser."""
    page.goto(
        f"{server.browser_url}?dbms={server.login.uri.replace('bolt://', f'bolt://{server.login.user}@')}&db=neo4j"
    )
    page.get_by_test_id("password").fill(server.login.password)
    page.get_by_test_id("connect").click()
    page.get_by_test_id("password").wait_for(state="detached")


def drop(page: Page, name: str, content: bytes) -> None:
    """Drop a file into the window, as a person does."""
    page.evaluate(DROP, [name, b64encode(content).decode()])
    page.wait_for_timeout(1000)


def ask(page: Page) -> None:
    """Type the question into the editor, run it, and let the drawing settle."""
    editor = page.locator(".monaco-editor").first
    editor.click()
    page.keyboard.insert_text(QUESTION)
    page.keyboard.press("Control+Enter")
    page.locator("svg .node").first.wait_for(timeout=60_000)
    page.wait_for_timeout(6000)


def main() -> int:
    """Take the picture named on the command line."""
    target, articles = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SAMPLES
    jars = bring_jars(Path.home() / ".cache" / "dragoman" / CACHE_NAME)
    with tempfile.TemporaryDirectory() as folder, ManagedNeo4j.start(Path(folder), jars, Ports.free()) as server:
        fill_graph(server, articles)
        take_picture(server, target)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
