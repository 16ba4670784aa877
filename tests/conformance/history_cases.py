"""Packages in which only the history breaks a rule; the first word names the reason."""

from __future__ import annotations

import json

from bag_cases import replaced

from ipdesk.history import digest_of
from ipdesk.package import canonical_json
from ipdesk.records import HistoryRecord

HISTORY = "data/history.jsonl"


def rewritten_entry(payload):
    """An entry changed, with a digest that fits it: the next entry no longer follows."""
    lines = payload[HISTORY].decode().splitlines()
    entry = HistoryRecord(**json.loads(lines[2]))._replace(after="999")
    text = json.dumps(
        entry._replace(digest=digest_of(entry))._asdict(),
        ensure_ascii=False, sort_keys=True, separators=(",", ":"),
    )  # fmt: skip
    return {**payload, HISTORY: "\n".join([*lines[:2], text, *lines[3:], ""]).encode()}


def cut_history(payload):
    """The last entry left out: the chain holds, the head does not."""
    lines = payload[HISTORY].splitlines(keepends=True)
    return {**payload, HISTORY: b"".join([*lines[:-2], lines[-1]])}


def with_entry(**fields):
    """The second entry says something else, with a digest of its own that fits."""

    def change(payload):
        lines = payload[HISTORY].splitlines(keepends=True)
        entry = HistoryRecord(**json.loads(lines[1]))._replace(**fields)
        if "digest" not in fields:
            entry = entry._replace(digest=digest_of(entry))
        lines[1] = canonical_json.encode(entry._asdict())
        return {**payload, HISTORY: b"".join(lines)}

    return change


def with_head(**fields):
    def change(payload):
        *lines, last = payload[HISTORY].splitlines(keepends=True)
        head = {**json.loads(last)["head"], **fields}
        return {**payload, HISTORY: b"".join([*lines, canonical_json.encode({"head": head})])}

    return change


def reordered(payload):
    lines = payload[HISTORY].splitlines(keepends=True)
    return {**payload, HISTORY: b"".join([lines[1], lines[0], *lines[2:]])}


def head_between(payload):
    """A head that is right where it stands, before the last entry."""
    *lines, entry, last = payload[HISTORY].splitlines(keepends=True)
    before, stated = json.loads(lines[-1]), json.loads(last)["head"]
    head = {**stated, "count": len(lines), "digest": before["digest"],
            "sequence": before["sequence"]}  # fmt: skip
    between = canonical_json.encode({"head": head})
    return {**payload, HISTORY: b"".join([*lines, between, entry, last])}


def edited(old, new):
    return lambda p: replaced(p, HISTORY, old, new)


CASES = {
    "history_chain": rewritten_entry,
    "history_chain-order": reordered,
    "history_chain-gap": with_entry(sequence=7),
    "history_chain-previous": with_entry(previous="0" * 64),
    "history_chain-digest": with_entry(digest="0" * 64),
    "history_head": cut_history,
    "history_head-count": with_head(count=1),
    "history_head-digest": with_head(digest="0" * 64),
    "history_head-previous": with_head(previous="1" * 64),
    "history_head-sequence": with_head(sequence=10**6),
    "history_head-unknown": with_head(extra=1),
    "history_head-none": lambda p: {**p, HISTORY: b""},
    "history_head-rest": lambda p: {**p, HISTORY: p[HISTORY] + b"{}\n"},
    "history_head-twice": lambda p: {
        **p, HISTORY: p[HISTORY] + p[HISTORY].splitlines(keepends=True)[-1]
    },
    "history_head-between": head_between,
    "history_head-cut": lambda p: {**p, HISTORY: p[HISTORY][:-1]},
    "history_entry": edited(b'"actor":"clerk"', b'"actor":7'),
    "history_entry-huge": edited(b'"sequence":1', b'"sequence":1' + b"0" * 40),
    "history_entry-unknown": edited(b'{"action"', b'{"a":"","action"'),
    "history_entry-list": lambda p: {**p, HISTORY: b"[]\n" + p[HISTORY]},
    "json_not_canonical-history": edited(b'"actor"', b' "actor"'),
    "json_not_canonical-history-crlf": lambda p: {
        **p, HISTORY: p[HISTORY].replace(b"\n", b"\r\n")
    },
    "json_syntax-history-blank-line": lambda p: {**p, HISTORY: b"\n" + p[HISTORY]},
    "json_duplicate_key-history": edited(b'"actor"', b'"actor":"x","actor"'),
}  # fmt: skip
