"""User and password of the managed database: made once, kept in a file that only its owner can read."""

import hashlib
import secrets
from pathlib import Path

from graph.model import Record

USER = "neo4j"
ITERATIONS = 1024  # what Neo4j itself uses for this file


class Login(Record):
    """How to reach a database."""

    uri: str
    user: str
    password: str


def load_password(home: Path) -> str:
    """Read the password of a data folder, making it the first time."""
    path = home / "password"
    if not path.exists():
        _write_private(path, secrets.token_urlsafe(18))
    return path.read_text(encoding="ascii").strip()


def write_initial_login(home: Path) -> None:
    """Tell a database that has no users yet the password, as `neo4j-admin dbms set-initial-password` does.

    So it never listens with the factory password. A database that has users ignores the file.
    """
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + load_password(home).encode()).digest()
    for _ in range(ITERATIONS - 1):
        digest = hashlib.sha256(digest).digest()
    folder = home / "data" / "dbms"
    folder.mkdir(parents=True, exist_ok=True)
    credential = f"SHA-256,{digest.hex()},{salt.hex()},{ITERATIONS}"
    _write_private(folder / "auth.ini", f"{USER}:{credential}:\n")


def _write_private(path: Path, text: str) -> None:
    """Write a 0600 file in one step, so that a run that is killed here leaves no half file."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="ascii")
    draft.replace(path)
