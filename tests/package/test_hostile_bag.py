"""Hostile bags and payloads: well-formed archives whose contents break one promise each."""

import hashlib
import json

import pytest
from package_builder import (
    INFO,
    NAME,
    archive,
    assemble,
    bagged,
    parts,
    retagged,
    with_json,
    with_table,
)

from ipdesk.errors import PackageRefused
from ipdesk.history import digest_of
from ipdesk.package.verify import verify
from ipdesk.records import HistoryRecord

SUBMISSION, CHECKS = "data/submission.json", "data/checks.json"
DESCRIPTOR, HISTORY = "data/datapackage.json", "data/history.jsonl"


def refused(content: bytes, tmp_path) -> str:
    """The reason for which the package is refused."""
    path = tmp_path / "x.ipsub"
    path.write_bytes(content)
    with pytest.raises(PackageRefused) as fault:
        verify(path)
    return fault.value.reason


def without(files, path):
    return {key: value for key, value in files.items() if key != path}


def replaced(files, path, old, new):
    assert old in files[path]
    return {**files, path: files[path].replace(old, new, 1)}


BAG_CASES = {
    "fetch": lambda f: archive({**f, "fetch.txt": b"http://example.org/ - data/x\n"}),
    "other_manifest": lambda f: archive({**f, "manifest-md5.txt": b""}),
    "unexpected_file": lambda f: archive({**f, "autorun.inf": b""}),
    "missing_file": lambda f: archive(without(f, "bag-info.txt")),
    "declaration": lambda f: retagged(replaced(f, "bagit.txt", b"1.0", b"0.9")),
    "tag_digest": lambda f: archive(replaced(f, "bag-info.txt", b"1.0", b"1.1")),
    "tag_manifest_files": lambda f: archive(
        replaced(f, "tagmanifest-sha256.txt", b"  bagit.txt", b"  bagit.txu")
    ),
    "manifest_line": lambda f: retagged(replaced(f, "manifest-sha256.txt", b"  data", b" data")),
    "manifest_text": lambda f: retagged({**f, "manifest-sha256.txt": b"\xff\n"}),
    "manifest_duplicate": lambda f: retagged(
        {**f, "manifest-sha256.txt": f["manifest-sha256.txt"] * 2}
    ),
    "manifest_not_canonical": lambda f: retagged(
        {**f, "manifest-sha256.txt": f["manifest-sha256.txt"].rstrip(b"\n")}
    ),
    "listed_missing": lambda f: archive(without(f, "data/report.pdf")),
    "unlisted_file": lambda f: archive({**f, "data/report.txt": b""}),
    "payload_oxum": lambda f: retagged(replaced(f, "bag-info.txt", b".11\n", b".12\n")),
    "digest": lambda f: archive(replaced(f, SUBMISSION, b"leading", b"leadinh")),
    "folder_name": lambda f: archive(f, "submission"),
    "entry_order": lambda f: assemble(list(reversed(parts(f)))),
    "json_syntax": lambda f: archive({**f, "signature.json": b"{"}),
}


@pytest.mark.parametrize("case", BAG_CASES)
def test_bag_that_breaks_a_rule_is_refused_with_its_reason(case, files, tmp_path):
    assert refused(BAG_CASES[case](files), tmp_path) == case.partition("-")[0]


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


def blocking(value):
    value["problems"][0]["blocks"] = True


PAYLOAD_CASES = {
    "json_duplicate_key": edited(SUBMISSION, b'"category"', b'"category":"x","category"'),
    "json_number-nan": edited(SUBMISSION, b'"revision":0', b'"revision":NaN'),
    "json_number-float": edited(SUBMISSION, b'"revision":0', b'"revision":0.5'),
    "json_text-bytes": edited(SUBMISSION, b"leading", b"lead\xff"),
    "json_text-surrogate": edited(SUBMISSION, b"leading", b"\\ud800"),
    "json_not_canonical-space": edited(SUBMISSION, b'":"', b'": "'),
    "json_not_canonical-escape": edited(SUBMISSION, b"leading", b"\\u006ceading"),
    "json_depth": lambda p: {**p, CHECKS: b"[" * 30 + b"]" * 30 + b"\n"},
    "json_depth-deep": lambda p: {**p, CHECKS: b"[" * 100_000 + b"]" * 100_000 + b"\n"},
    "format_version": changed(SUBMISSION, format_version="2"),
    "submission_shape-type": changed(SUBMISSION, sequence="1"),
    "submission_shape-unknown": changed(SUBMISSION, extra=1),
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
    "table_record": lambda p: with_table(
        p, "cities", p["data/tables/cities.csv"].replace(b"not_applicable", b"no")
    ),
    "table_header": lambda p: with_table(p, "cities", b""),
    "checks_shape": changed(CHECKS, outcomes=[{}]),
    "history_chain": rewritten_entry,
    "history_head": cut_history,
    "history_head-none": lambda p: {**p, HISTORY: b""},
    "history_head-rest": lambda p: {**p, HISTORY: p[HISTORY] + b"{}\n"},
    "history_head-cut": lambda p: {**p, HISTORY: p[HISTORY][:-1]},
    "history_entry": edited(HISTORY, b'"actor":"clerk"', b'"actor":7'),
}  # fmt: skip


@pytest.mark.parametrize("case", PAYLOAD_CASES)
def test_payload_that_breaks_a_promise_is_refused_with_its_reason(case, data, tmp_path):
    assert refused(bagged(PAYLOAD_CASES[case](data)), tmp_path) == case.partition("-")[0]


def test_another_units_folder_does_not_fit_the_submission(data, tmp_path):
    other = NAME.replace("44", "43", 1)
    assert refused(bagged(data, other, INFO), tmp_path) == "name_disagrees"
