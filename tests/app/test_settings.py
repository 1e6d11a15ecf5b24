from pathlib import Path

import pytest

from app.settings import PREFIX, BadSetting, Settings, load_settings


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PORT", "many", "DRAGOMAN_PORT=many"),
        ("PROT", "1", "did you mean DRAGOMAN_PORT"),
        ("RATE_READ", "many", "DRAGOMAN_RATE_READ=many"),
        ("KEYS", "maybe", "DRAGOMAN_KEYS=maybe"),
        ("NEO4J_URI", "http://x", "DRAGOMAN_NEO4J_URI=http://x"),
        ("NEO4J_URI", "bolt://x:1", "without a password"),
        ("ALLOW_OPEN", "yes", "DRAGOMAN_ALLOW_OPEN=yes"),
        ("FETCH_ALLOW", "10.0.0.0/8,home", "DRAGOMAN_FETCH_ALLOW"),
        ("FETCH_DELAY", "-1", "DRAGOMAN_FETCH_DELAY=-1"),
        ("JOBS_URL", "mysql://x", "write sqlite:///FILE, or postgresql://"),
        ("WORKER", "a b", "DRAGOMAN_WORKER=a b"),
    ],
)
def test_bad_setting_is_named_with_its_value(name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"DRAGOMAN_{name}", value)
    with pytest.raises(BadSetting) as caught:
        load_settings()
    assert says in str(caught.value)


def test_an_open_door_must_be_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_HOST", "0.0.0.0")
    assert load_settings().needs_keys
    monkeypatch.setenv("DRAGOMAN_KEYS", "off")
    with pytest.raises(BadSetting, match="DRAGOMAN_ALLOW_OPEN=anyone-may-read-and-write"):
        load_settings()
    monkeypatch.setenv("DRAGOMAN_ALLOW_OPEN", "anyone-may-read-and-write")
    assert not load_settings().needs_keys


def test_this_machine_needs_no_key_unless_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not load_settings().needs_keys
    monkeypatch.setenv("DRAGOMAN_KEYS", "required")
    assert load_settings().needs_keys


def test_password_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_NEO4J_PASSWORD", "hush")
    assert "hush" not in repr(load_settings())


@pytest.mark.parametrize("url", ["postgresql://dragoman:hush@host/jobs", "mysql://dragoman:hush@host/jobs"])
def test_password_in_the_address_of_the_jobs_is_not_repeated(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_JOBS_URL", url)
    try:
        said = repr(load_settings())
    except BadSetting as error:
        said = str(error)
    assert "hush" not in said


def test_networks_are_listed_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_FETCH_ALLOW", "10.1.0.0/16, ::1/128")
    assert list(map(str, load_settings().fetch_allow)) == ["10.1.0.0/16", "::1/128"]


def test_password_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "secret").write_text("hush\n")
    monkeypatch.setenv("DRAGOMAN_NEO4J_PASSWORD_FILE", str(tmp_path / "secret"))
    assert load_settings().password() == "hush"


def test_variables_of_the_tests_are_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_SHARED", "/somewhere")
    assert load_settings().port == 8000


@pytest.mark.parametrize("name", Settings.model_fields)
def test_readme_tells_each_setting_in_its_own_words(name: str) -> None:
    rows = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").splitlines()
    (row,) = [row for row in rows if row.startswith(f"| `{PREFIX}{name.upper()}` |")]
    assert row.endswith(f"| {Settings.model_fields[name].description} |")
