"""The check for known holes: found ones fail, an absent network never does, and soon."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from installer import advisories
from installer.advisories import Finding, NoAnswer, findings
from installer.requirements import FILE, Pin, pins

PINNED = [Pin("sound", "1.0", "", ()), Pin("holed", "2.0", "", ())]
Say = Callable[[dict[str, object]], bytes]


@pytest.fixture
def database() -> Iterator[Callable[[Say], str]]:
    """A database on this machine that answers as it is told: its address."""
    servers: list[ThreadingHTTPServer] = []

    def serve(say: Say) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                body = say(asked)
                with suppress(ConnectionError):  # who asked may have gone
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def holed(asked: dict[str, object]) -> bytes:
    results = [
        {"vulns": [{"id": "GHSA-made-up"}]} if query["package"]["name"] == "holed" else {}
        for query in asked["queries"]  # type: ignore[attr-defined]  # a list of queries
    ]
    return json.dumps({"results": results}).encode()


def sound(asked: dict[str, object]) -> bytes:
    return json.dumps({"results": [{} for _ in asked["queries"]]}).encode()  # type: ignore[attr-defined]  # see above


def test_a_version_with_a_known_hole_is_named(database: Callable[[Say], str]) -> None:
    assert findings(PINNED, database(holed)) == [Finding("holed", "2.0", "GHSA-made-up")]


def test_an_accepted_advisory_is_left_out(
    database: Callable[[Say], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(advisories, "ACCEPTED", {"GHSA-made-up": "the part is not used"})
    assert findings(PINNED, database(holed)) == []


def test_each_pinned_version_is_asked_for(database: Callable[[Say], str]) -> None:
    asked: list[dict[str, object]] = []

    def remember(queries: dict[str, object]) -> bytes:
        asked.append(queries)
        return sound(queries)

    assert advisories.main(database(remember)) == 0
    names = [(q["package"]["name"], q["version"]) for q in asked[0]["queries"]]  # type: ignore[attr-defined]  # see above
    assert names == [(pin.name, pin.version) for pin in pins(FILE.read_text(encoding="utf-8"))]


def test_lint_fails_on_a_known_hole(
    database: Callable[[Say], str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(advisories, "pins", lambda _: PINNED)
    assert advisories.main(database(holed)) == 1
    assert "holed 2.0: GHSA-made-up" in capsys.readouterr().out


def test_without_a_network_it_says_so_and_nothing_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert advisories.main("http://127.0.0.1:1/") == 0
    assert "not asked" in capsys.readouterr().out


def test_a_database_that_does_not_answer_costs_no_more_than_the_time_allowed(
    database: Callable[[Say], str],
) -> None:
    over = threading.Event()
    address = database(lambda asked: over.wait(30) and sound(asked))
    begun = time.monotonic()
    assert advisories.main(address, seconds=0.2) == 0
    assert time.monotonic() - begun < 10
    over.set()


@pytest.mark.parametrize(
    "answer", [b"", b"[]", b"{}", b'{"results": [{}]}', b'{"results": [{}, 7]}', b"<html>"]
)
def test_an_answer_of_another_form_is_none(database: Callable[[Say], str], answer: bytes) -> None:
    with pytest.raises(NoAnswer):
        findings(PINNED, database(lambda _: answer))
