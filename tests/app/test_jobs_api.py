"""Jobs and feeds over REST: accepted on disk, listed, changed; no worker runs here."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.settings import Settings
from ingest.jobs.queue import JobQueue

FEED = {"url": "https://News.example:443/feed?utm_source=x", "schedule": "every 30m"}


def problem(answer: Any, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["detail"])


def test_job_is_on_the_disk_when_it_is_accepted(fresh_client: TestClient) -> None:
    answer = fresh_client.post("/v1/jobs", json={"urls": ["https://news.example/a", "https://news.example/b"]})
    assert answer.status_code == 202
    job = answer.json()
    assert (job["state"], job["items"], job["title"]) == (
        "waiting",
        {"waiting": 2},
        "read https://news.example/a and 1 other",
    )
    assert fresh_client.get(answer.headers["location"]).json() == job
    queue: JobQueue = fresh_client.app.state.queue  # type: ignore[attr-defined]
    again = JobQueue.open(str(queue.engine.url))
    assert again.get(job["id"]).items == {"waiting": 2}
    again.close()


def test_articles_are_accepted_for_later_when_that_is_preferred(fresh_client: TestClient) -> None:
    article = {"id": "a", "text": "President Maria Gomez met Chancellor Emil Brandt in Oslo."}
    answer = fresh_client.post("/v1/articles", json=article, headers={"Prefer": "respond-async"})
    assert (answer.status_code, answer.json()["items"]) == (202, {"waiting": 1})
    items = fresh_client.get(answer.json()["links"]["items"]).json()["items"]
    assert [(item["source"], item["what"], item["state"]) for item in items] == [("a", "article", "waiting")]
    assert fresh_client.get("/v1/articles/a").status_code == 404


@pytest.mark.parametrize(
    "body",
    [{"url": "https://news.example/a"}, [{"url": "https://news.example/a"}], {"urls": ["https://news.example/a"]}],
)
def test_address_sent_as_an_article_becomes_a_job(body: Any, fresh_client: TestClient) -> None:
    answer = fresh_client.post("/v1/articles", json=body)
    assert (answer.status_code, answer.json()["title"]) == (202, "read https://news.example/a")


def test_address_with_a_password_is_no_job_and_is_not_repeated(fresh_client: TestClient) -> None:
    for place in ("/v1/jobs", "/v1/articles"):
        told = problem(fresh_client.post(place, json={"url": "https://user:secret@news.example/"}), 422)
        assert told.startswith("the address at news.example has a user name in it")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"urls": []},
        {"url": "file:///etc/passwd"},
        {"url": "news.example"},
        {"address": "https://news.example"},
        {"url": "https://user:secret@news.example/"},
        {"urls": ["https://news.example/", "http://[x"]},
    ],
)
def test_job_without_an_address_is_refused(body: Any, fresh_client: TestClient) -> None:
    problem(fresh_client.post("/v1/jobs", json=body), 422)


def test_address_that_is_named_twice_is_fetched_once(fresh_client: TestClient) -> None:
    page = "https://news.example/a"
    job = fresh_client.post("/v1/jobs", json={"url": page, "urls": [page, "https://news.example/b", page]}).json()
    assert (job["items"], job["title"]) == ({"waiting": 2}, f"read {page} and 1 other")


def test_jobs_are_listed_newest_first_page_by_page(fresh_client: TestClient) -> None:
    for number in range(5):
        fresh_client.post("/v1/jobs", json={"url": f"https://news.example/{number}"})
    seen, after = [], ""
    while True:
        page = fresh_client.get(f"/v1/jobs?limit=2{after}").json()
        seen += [job["title"][-1] for job in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert seen == ["4", "3", "2", "1", "0"]


def test_jobs_of_one_state_are_listed_page_by_page_too(fresh_client: TestClient) -> None:
    made = [fresh_client.post("/v1/jobs", json={"url": f"https://news.example/{n}"}).json()["id"] for n in range(5)]
    for job in made[::2]:
        fresh_client.post(f"/v1/jobs/{job}/cancel")
    first = fresh_client.get("/v1/jobs?state=Cancelled&limit=2").json()
    rest = fresh_client.get(f"/v1/jobs?state=cancelled&limit=2&after={first['next']}").json()
    assert [job["id"] for page in (first, rest) for job in page["items"]] == made[::-1][::2]
    assert rest["next"] is None
    assert [job["id"] for job in fresh_client.get("/v1/jobs?state=waiting").json()["items"]] == [made[3], made[1]]
    assert "cancelled" in problem(fresh_client.get("/v1/jobs?state=gone"), 422)


def test_waiting_job_is_cancelled_and_tried_again(fresh_client: TestClient) -> None:
    job = fresh_client.post("/v1/jobs", json={"url": "https://news.example/a"}).json()
    assert problem(fresh_client.post(f"/v1/jobs/{job['id']}/retry"), 409) == (
        f"job {job['id']} is waiting: wait for its end, or cancel it."
    )
    assert fresh_client.post(f"/v1/jobs/{job['id']}/cancel").json()["state"] == "cancelled"
    again = fresh_client.post(f"/v1/jobs/{job['id']}/retry").json()
    assert (again["state"], again["run"]) == ("waiting", 2)


@pytest.mark.parametrize("address", ["/v1/jobs/none", "/v1/jobs/none/items", "/v1/feeds/none"])
def test_what_is_not_there(address: str, fresh_client: TestClient) -> None:
    problem(fresh_client.get(address), 404)


class TestFeeds:
    def test_feed_is_added_once_and_due_at_once(self, fresh_client: TestClient) -> None:
        answer = fresh_client.post("/v1/feeds", json=FEED)
        feed = answer.json()
        assert (answer.status_code, feed["url"], feed["state"], feed["last_success"]) == (
            201,
            "https://news.example/feed",
            "active",
            None,
        )
        assert fresh_client.get(answer.headers["location"]).json() == feed
        assert feed["id"] in problem(
            fresh_client.post("/v1/feeds", json=FEED | {"url": "https://news.example/feed"}), 409
        )
        assert [one["id"] for one in fresh_client.get("/v1/feeds").json()] == [feed["id"]]

    def test_feed_is_paused_changed_resumed_and_removed(self, fresh_client: TestClient) -> None:
        here = fresh_client.post("/v1/feeds", json=FEED).json()["links"]["self"]
        assert fresh_client.patch(here, json={"state": "paused"}).json()["next_due"] is None
        changed = fresh_client.patch(
            here, json={"schedule": "0 6 * * 1-5", "zone": "Europe/Vienna", "most": 5, "state": "active"}
        ).json()
        assert (changed["schedule"], changed["zone"], changed["most"], changed["state"]) == (
            "0 6 * * 1-5",
            "Europe/Vienna",
            5,
            "active",
        )
        assert fresh_client.delete(here).status_code == 200
        problem(fresh_client.get(here), 404)

    def test_feed_is_visited_now(self, fresh_client: TestClient) -> None:
        here = fresh_client.post("/v1/feeds", json=FEED).json()["links"]["self"]
        job = fresh_client.post(f"{here}/run")
        assert (job.status_code, job.json()["feed"]) == (202, here)
        problem(fresh_client.post(f"{here}/run"), 409)
        assert fresh_client.get(f"/v1/jobs?feed={here.split('/')[-1]}").json()["items"][0]["id"] == job.json()["id"]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"url": "http://"},
            {"url": "https://user:x@news.example/"},
            {"schedule": "often"},
            {"schedule": "61 * * * *"},
            {"zone": "Mars/Base"},
            {"most": 0},
            {"pause": 1},
        ],
        ids=str,
    )
    def test_bad_feed_is_refused(self, wrong: dict[str, Any], fresh_client: TestClient) -> None:
        problem(fresh_client.post("/v1/feeds", json=FEED | wrong), 422)


def test_measurements_and_readiness_follow_the_backlog(fresh_client: TestClient) -> None:
    fresh_client.post("/v1/feeds", json=FEED)
    fresh_client.post("/v1/jobs", json={"url": "https://news.example/a"})
    fresh_client.get("/v1/events/evt-nothing")
    told = fresh_client.get("/metrics")
    assert 'dragoman_request_seconds_count{method="GET",route="/v1/events/{id}",status="404"} 1.0' in told.text
    assert "evt-nothing" not in told.text
    assert told.headers["content-type"].startswith("text/plain")
    assert "dragoman_jobs_open 1.0" in told.text
    assert "dragoman_graph_up 1.0" in told.text
    assert 'dragoman_feed_overdue_seconds{feed="https://news.example/feed"}' in told.text
    assert fresh_client.get("/readyz").json()["ready"]
    state = fresh_client.app.state  # type: ignore[attr-defined]
    state.settings = Settings().model_copy(update={"backlog_alarm": 0, "feed_alarm": 0})
    answer = fresh_client.get("/readyz")
    assert answer.status_code == 503
    assert "does a worker run?" in answer.json()["checks"]["backlog"]
    assert "news.example/feed" in answer.json()["checks"]["feeds"]
