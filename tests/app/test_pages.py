"""The files that browsers are served, packed, and nothing beside them."""


def test_static_files_are_served_compressed_and_nothing_else_is(client) -> None:
    answer = client.get("/static/dragoman.css", headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert "css" in answer.headers["Content-Type"]
    for path in ("/static/", "/static/none.js", "/static/../settings.py", "/static/%2e%2e/settings.py"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
