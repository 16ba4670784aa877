"""Comments and flags on the command line. Issue 4.6."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run

AT = ("--at", "base", "BF1", "value")


def test_a_comment_is_made_answered_and_marked_as_done(ipdesk: Run, example_file: Path) -> None:
    done = ipdesk("comments", example_file, "add", "which?", *AT, "--role", "reviewer")
    assert (done.code, done.err) == (0, "")
    identity = done.out.split()[0]
    assert ipdesk("comments", example_file, "answer", identity, "this").code == 0
    (line,) = json.loads(ipdesk("comments", example_file, "--json").out)
    assert (line["kind"], line["open"], line["text"], line["role"]) == (
        "comment", True, "which?", "reviewer",
    )  # fmt: skip
    assert [answer["text"] for answer in line["answers"]] == ["this"]
    listed = ipdesk("comments", example_file).out
    assert "Reviewer: which?" in listed
    assert "1 open comment, 0 flags" in listed
    assert ipdesk("comments", example_file, "resolve", identity, "--role", "head").code == 0
    assert json.loads(ipdesk("comments", example_file, "--json").out) == []
    assert ipdesk("comments", example_file, "reopen", identity).code == 0
    assert len(json.loads(ipdesk("comments", example_file, "--json").out)) == 1


def test_a_flag_is_set_and_taken_off(ipdesk: Run, example_file: Path) -> None:
    assert ipdesk("comments", example_file, "flag", "--at", "base").code == 0
    (line,) = json.loads(ipdesk("comments", example_file, "--kind", "flag", "--json").out)
    assert (line["kind"], line["section"], line["row"]) == ("flag", "base", "")
    ipdesk("comments", example_file, "flag", "--at", "base")
    assert json.loads(ipdesk("comments", example_file, "--json").out) == []


def test_what_is_not_there_is_said_in_one_line(ipdesk: Run, example_file: Path) -> None:
    unknown = ipdesk("comments", example_file, "resolve", "abc")
    assert unknown.code == 2
    assert "no such comment" in unknown.complaint
    assert ipdesk("comments", example_file, "add", "x", "--at", "a", "b", "c", "d").code == 2


def test_a_comment_is_removed_by_the_beginning_of_its_id(ipdesk: Run, example_file: Path) -> None:
    identity = ipdesk("comments", example_file, "add", "oops", *AT).out.split()[0]
    assert ipdesk("comments", example_file, "remove", identity).code == 0
    assert json.loads(ipdesk("comments", example_file, "--state", "all", "--json").out) == []
