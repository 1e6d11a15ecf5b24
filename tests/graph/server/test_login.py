"""The generated password."""

import stat
from pathlib import Path

from graph.server.login import load_password, write_initial_login


def test_the_password_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path):
    password = load_password(tmp_path)
    assert len(password) >= 24
    assert load_password(tmp_path) == password
    assert stat.S_IMODE((tmp_path / "password").stat().st_mode) == 0o600


def test_the_initial_login_does_not_contain_the_password(tmp_path: Path):
    write_initial_login(tmp_path)
    path = tmp_path / "data" / "dbms" / "auth.ini"
    assert load_password(tmp_path) not in path.read_text(encoding="ascii")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
