"""Bags that fit their manifests, in which one file of the payload breaks its promise."""

from __future__ import annotations

import hashlib

from bag_cases import replaced, without
from package_builder import with_json

from ipdesk.package import canonical_json

SLIP = {"text": "the rule is wrong", "at": "2017-01-09T01:00:00.000+00:00"}
SUBMISSION, CHECKS = "data/submission.json", "data/checks.json"
DESCRIPTOR = "data/datapackage.json"
ANSWERS = "data/answers.json"
ANSWER = {"role": "clerk", "text": "已改正", "at": "2017-01-09T01:00:00.000+00:00"}
COMMENT = {
    "id": "0" * 32, "section": "base", "row": "BF1", "column": "value", "done": True,
    "answers": [ANSWER],
}  # fmt: skip
CHANGE = {"section": "base", "row": "BF1", "column": "value", "before": "1", "after": "2"}
SAID = {"receipt": "1" * 64, "revises": "2" * 64, "comments": [COMMENT], "changes": [CHANGE]}


def changed(path, **fields):
    """Changes top-level fields of a JSON file."""
    return lambda p: with_json(p, path, lambda value: value.update(fields))


def edited(path, old, new):
    """Replaces bytes of a file."""
    return lambda p: replaced(p, path, old, new)


def resource(**fields):
    return lambda p: with_json(p, DESCRIPTOR, lambda v: v["resources"][1].update(fields))


def renamed_evidence(payload):
    path = next(path for path in payload if path.endswith(".pdf") and "evidence" in path)
    return {**without(payload, path), f"data/evidence/{'0' * 64}.pdf": payload[path]}


def more_evidence(payload):
    name = hashlib.sha256(b"more").hexdigest()
    return {**payload, f"data/evidence/{name}.pdf": b"more"}


def use_of_evidence(*, uses=None, twice=False, **fields):
    """The first evidence file with another first use, or with its uses changed as a whole."""

    def change(value):
        item = value["evidence"][0]
        item["uses"][0].update(fields)
        item["uses"] = item["uses"] * (2 if twice else 1) if uses is None else uses

    return lambda p: with_json(p, SUBMISSION, change)


def with_other_page(payload):
    """A list of pages that says another digest than follows from the tables."""
    page = {"code": "0", "digest": "0" * 64, "items": [["base", "BF1"]]}
    pages = {"language": "zh", "pages": [page], "print": "report"}
    return {**payload, "data/pages.json": canonical_json.encode(pages)}


def blocking(value):
    value["problems"][0]["blocks"] = True


def answering(**other):
    """Answers to a receipt beside the rest, with something that cannot be."""
    return lambda p: {**p, ANSWERS: canonical_json.encode({**SAID, **other})}


CASES = {
    "json_duplicate_key": edited(SUBMISSION, b'"category"', b'"category":"x","category"'),
    "json_number-nan": edited(SUBMISSION, b'"revision":0', b'"revision":NaN'),
    "json_number-float": edited(SUBMISSION, b'"revision":0', b'"revision":0.5'),
    "json_text-bytes": edited(SUBMISSION, b"leading", b"lead\xff"),
    "json_text-surrogate": edited(SUBMISSION, b"leading", b"\\ud800"),
    "json_not_canonical-space": edited(SUBMISSION, b'":"', b'": "'),
    "json_not_canonical-escape": edited(SUBMISSION, b"leading", b"\\u006ceading"),
    "json_depth": lambda p: {**p, CHECKS: b"[" * 30 + b"]" * 30 + b"\n"},
    "json_depth-deep": lambda p: {**p, CHECKS: b"[" * 5_000 + b"]" * 5_000 + b"\n"},
    "format_version": changed(SUBMISSION, format_version="2"),
    "submission_shape-type": changed(SUBMISSION, sequence="1"),
    "submission_shape-unknown": changed(SUBMISSION, extra=1),
    "submission_shape-no-packs": changed(SUBMISSION, packs=[]),
    "submission_shape-packs": changed(
        SUBMISSION, packs=[{"edition": "2016", "sequence": 1, "seal": "c" * 64}] * 2
    ),
    "submission_shape-list": lambda p: {**p, SUBMISSION: b"[]\n"},
    "name_disagrees": changed(SUBMISSION, sequence=2),
    "name_disagrees-practice": changed(SUBMISSION, practice=True),
    "not_utc": changed(SUBMISSION, sealed_at="2017-01-20T08:00:00+08:00"),
    "bag_info": changed(SUBMISSION, program="other"),
    "verdict_disagrees": changed(
        SUBMISSION,
        verdict={"errors": 1, "missing": 0, "queries": 0, "explained": 0, "notices": 0,
                 "ready": True},
    ),
    "verdict_disagrees-problems": lambda p: with_json(p, CHECKS, blocking),
    "evidence_name": renamed_evidence,
    "evidence_list": more_evidence,
    "submission_shape-unused": use_of_evidence(uses=[]),
    "evidence_use-section": use_of_evidence(section="nowhere"),
    "evidence_use-day": use_of_evidence(issued="2016-02-30"),
    "evidence_use-time": use_of_evidence(attached_at="2017-01-05T01:00:00"),
    "evidence_use-twice": use_of_evidence(twice=True),
    "unexpected_file": lambda p: {**p, "data/macro.xlsm": b""},
    "missing_file": lambda p: without(p, "data/report.pdf"),
    "datapackage_shape": changed(DESCRIPTOR, profile="data-package"),
    "datapackage_shape-name": changed(DESCRIPTOR, name="other"),
    "datapackage_tables": lambda p: with_json(p, DESCRIPTOR, lambda v: v["resources"].pop()),
    "datapackage_tables-path": resource(path="../../x.csv"),
    "datapackage_resource-hash": resource(hash="sha256:0"),
    "datapackage_resource-schema": resource(schema={}),
    "datapackage_resource-truth": lambda p: with_json(
        p, DESCRIPTOR, lambda v: v["resources"][0]["dialect"].update(header=1)
    ),
    "datapackage_resource-size": resource(bytes=1),
    "datapackage_tables-twice": lambda p: with_json(
        p, DESCRIPTOR, lambda v: v["resources"].append(v["resources"][0])
    ),
    "checks_shape": changed(CHECKS, outcomes=[{}]),
    "checks_shape-number": lambda p: with_json(
        p, CHECKS, lambda v: v["outcomes"][0].update(left=168480)
    ),
    "checks_shape-unknown": changed(CHECKS, waived=[]),
    "dispute_disagrees": lambda p: with_json(
        p, CHECKS, lambda v: v["problems"][0].update(dispute=SLIP)
    ),
    "pages_shape": lambda p: {**p, "data/pages.json": b"{}\n"},
    "pages_disagree": with_other_page,
    "answers_shape": lambda p: {**p, ANSWERS: b"{}\n"},
    "answers_shape-id": answering(comments=[{**COMMENT, "id": "1"}]),
    "answers_disagree-twice": answering(comments=[COMMENT, COMMENT]),
    "answers_disagree-time": answering(
        comments=[{**COMMENT, "answers": [{"role": "clerk", "text": "改", "at": "2017-01-09"}]}]
    ),
    "answers_disagree-same": answering(changes=[{**CHANGE, "after": "1"}]),
    "answers_disagree-order": answering(changes=[CHANGE, {**CHANGE, "row": "BF0"}]),
    "answers_disagree-section": answering(changes=[{**CHANGE, "section": "nowhere"}]),
    "json_syntax-bom": lambda p: {**p, SUBMISSION: b"\xef\xbb\xbf" + p[SUBMISSION]},
    "json_syntax-comment": edited(SUBMISSION, b"{", b"/* */{"),
    "json_not_canonical-crlf": lambda p: {**p, SUBMISSION: p[SUBMISSION][:-1] + b"\r\n"},
    "json_not_canonical-minus-zero": edited(SUBMISSION, b'"revision":0', b'"revision":-0'),
    "json_number-exponent": edited(SUBMISSION, b'"revision":0', b'"revision":1e3'),
    "json_number-infinity": edited(SUBMISSION, b'"revision":0', b'"revision":-Infinity'),
    "json_not_canonical-order": edited(
        SUBMISSION, b'"period":"2016","practice":false', b'"practice":false,"period":"2016"'
    ),
    "submission_shape-missing": lambda p: with_json(p, SUBMISSION, lambda v: v.pop("previous")),
    "submission_shape-huge": changed(SUBMISSION, sequence=10**30),
    "submission_shape-catalogue-digest": lambda p: with_json(
        p, SUBMISSION, lambda v: v["catalogue"].update(digest="A" * 64)
    ),
    "submission_shape-previous": changed(SUBMISSION, previous=""),
    "submission_shape-line": changed(SUBMISSION, program="IPDesk\n1.0"),
    "bag_info-unit": lambda p: with_json(p, SUBMISSION, lambda v: v["unit"].update(zh="河北省")),
    "evidence_list-size": lambda p: with_json(
        p, SUBMISSION, lambda v: v["evidence"][0].update(size=1)
    ),
    "evidence_list-missing": lambda p: with_json(p, SUBMISSION, lambda v: v["evidence"].pop()),
    "unexpected_file-full-width-dots": lambda p: {**p, "data/．．/x": b""},
    "unexpected_file-percent": lambda p: {**p, "data/%2e%2e/x": b""},
    "json_number-endless": edited(SUBMISSION, b'"revision":0', b'"revision":' + b"9" * 200),
    "unexpected_file-extension": lambda p: {**p, f"data/evidence/{'0' * 64}.PDF": b""},
}  # fmt: skip
