"""Packages that keep the format, each with something that a reader may stumble over.

Of those that are forged only the signatures are wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

from package_builder import Files, Part, archive, assemble, bagged, parts, signed, with_json
from package_builder import with_table as with_one_table
from payload_cases import ANSWERS, SAID
from sample import Sample, key
from sample_package import SEALING, sample_bag, sample_history, sample_payload

from ipdesk.history import digest_of
from ipdesk.package import canonical_json, history_log, page_list
from ipdesk.package import zip_format as zf
from ipdesk.package.submission import PackUsed, Submission
from ipdesk.package.table_reader import decode
from ipdesk.paper.content import Data, Identity, page_records, report_key
from ipdesk.snapshot import Snapshot

HISTORY = sample_history()
RESTATED = '{"carried_from":"r-0000","carried_value":"100","restated":"核减重复件数"}'
STRANGE = "\x01\x1f\x7f\u2028\ufeff 🏮 “引号” \"'\\ \t 末"


def plain(sample: Sample) -> bytes:
    return archive(sample.files)


def practice(sample: Sample) -> bytes:
    snapshot = replace(sample.snapshot, header=sample.snapshot.header.but(practice=True))
    return _packed(snapshot, sample_payload(snapshot, history=HISTORY))


def corps(sample: Sample) -> bytes:
    """A unit whose code is letters."""
    unit = sample.snapshot.unit._replace(code="XPCC")
    header = sample.snapshot.header.but(unit="XPCC")
    snapshot = replace(sample.snapshot, unit=unit, header=header)
    return _packed(snapshot, sample_payload(snapshot, history=HISTORY))


def second(sample: Sample) -> bytes:
    """The second package of a workspace: its history goes on where that of the first ended."""
    sealing = replace(SEALING, sequence=2, previous="b" * 64)
    payload = sample_payload(sample.snapshot, sealing, HISTORY[4:], ())
    return archive(sample_bag(sample.snapshot, payload, sealing, ()), _name(payload))


def data_packs(sample: Sample) -> bytes:
    """It names the data packs that were in use."""
    used = (
        PackUsed(edition=e, sequence=n, seal=s * 64) for e, n, s in (("16", 2, "c"), ("9", 1, "d"))
    )
    sealing = replace(SEALING, packs=tuple(used))
    payload = sample_payload(sample.snapshot, sealing, HISTORY, ())
    return archive(sample_bag(sample.snapshot, payload, sealing, ()), _name(payload))


def nothing_happened(sample: Sample) -> bytes:
    """No entry in the history, no evidence."""
    payload = sample_payload(sample.snapshot, evidence=())
    return archive(sample_bag(sample.snapshot, payload, evidence=()), _name(payload))


def strange_texts(sample: Sample) -> bytes:
    record = f"r9,name,invalid,{_field(STRANGE)},,,false,,,,{_field(STRANGE)},\n"
    payload = with_table(sample.payload, "cities", record)
    last = HISTORY[-1]
    told = last._replace(after=STRANGE, previous=last.digest, sequence=last.sequence + 1)
    told = told._replace(digest=digest_of(told))
    return bagged({**payload, "data/history.jsonl": history_log.encode([*HISTORY, told])})


def restated_and_disputed(sample: Sample) -> bytes:
    record = f"r9,since,valid,2016-01-01,2016-01-01,,false,,,,,{_field(RESTATED)}\n"
    payload = with_table(sample.payload, "cities", record)
    slip = {"text": "规则有误", "at": "2017-01-09T01:00:00.000+00:00"}
    payload = with_json(
        payload, "data/checks.json", lambda v: v["problems"][0].update(dispute=slip)
    )
    return bagged(
        with_json(payload, "data/submission.json", lambda v: v["verdict"].update(disputed=1))
    )


def with_pages(sample: Sample) -> bytes:
    facts = canonical_json.decode_as(sample.payload["data/submission.json"], Submission)
    assert facts is not None
    tables = {
        code: tuple(decode([sample.payload[f"data/tables/{code}.csv"]], code))
        for code in ("profile", "base", "cities")
    }
    report = report_key(facts.unit.code, facts.kind, facts.period, facts.report, facts.practice)
    identity = Identity(report, facts.revision, facts.sequence, "report", "zh")
    title = ("", "title", hashlib.sha256(b"title").hexdigest())
    shown = [[title, ("base", "BF1")], [("cities", "r1", "name"), ("cities", "r2")]]
    pages = page_records(identity, Data(tables), shown)
    return bagged({**sample.payload, "data/pages.json": page_list.encode(pages)})


def answered(sample: Sample) -> bytes:
    return bagged({**sample.payload, ANSWERS: canonical_json.encode(SAID)})


def deflated(sample: Sample) -> bytes:
    """Two entries deflated, in stored blocks, whose bytes are the same with every library."""
    entries = parts(sample.files)
    for number in (1, 5):
        entries[number] = _stored_block(entries[number])
    return assemble(entries)


def one_signature(sample: Sample) -> bytes:
    return archive(signed(sample.files, key("clerk")))


def two_signatures(sample: Sample) -> bytes:
    return archive(signed(sample.files, key("clerk"), key("reviewer")))


def unknown_algorithm(sample: Sample) -> bytes:
    return _changed(sample, alg="sm2")


def forged_time(sample: Sample) -> bytes:
    return _changed(sample, signed_at="2016-03-15T08:00:00+00:00")


def truncated_signature(sample: Sample) -> bytes:
    files = signed(sample.files, key("clerk"))
    (one,) = json.loads(files["signature.json"])["signatures"]
    return _changed(sample, signature=one["signature"][:-2])


def wrong_key(sample: Sample) -> bytes:
    """Signed by one key, said to be signed by another."""
    other = key("clerk", 1).facts
    return _changed(sample, public_key=other.public_key, fingerprint=other.fingerprint)


def over_another_package(sample: Sample) -> bytes:
    other = signed({**sample.files, "tagmanifest-sha256.txt": b"another"}, key("clerk"))
    return archive({**sample.files, "signature.json": other["signature.json"]})


def _changed(sample: Sample, **fields: str) -> bytes:
    files = signed(sample.files, key("clerk"))
    return archive(
        with_json(files, "signature.json", lambda value: value["signatures"][0].update(fields))
    )


def with_table(payload: Files, code: str, record: str) -> Files:
    return with_one_table(payload, code, payload[f"data/tables/{code}.csv"] + record.encode())


def _field(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _stored_block(part: Part) -> Part:
    size = len(part.data)
    assert size < 1 << 16
    head = b"\x01" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little")
    return Part(part.name, part.data, head + part.data, {"method": zf.DEFLATED})


def _packed(snapshot: Snapshot, payload: Files) -> bytes:
    return archive(sample_bag(snapshot, payload), _name(payload))


def _name(payload: Files) -> str:
    found: str = json.loads(payload["data/datapackage.json"])["name"]
    unit, rest = found.split("-", 1)
    return f"{unit.upper()}-{rest}"


CASES: dict[str, Callable[[Sample], bytes]] = {
    make.__name__.replace("_", "-"): make
    for make in (
        plain, practice, corps, second, data_packs, nothing_happened, strange_texts,
        restated_and_disputed, with_pages, answered, deflated, one_signature, two_signatures,
        unknown_algorithm,
    )
}  # fmt: skip
FORGED: dict[str, Callable[[Sample], bytes]] = {
    make.__name__.replace("_", "-"): make
    for make in (forged_time, truncated_signature, wrong_key, over_another_package)
}
