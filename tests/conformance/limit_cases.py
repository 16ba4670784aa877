"""Packages with as much of one kind as the limits let through, all of it in order.

Only the last thing that is looked at breaks a rule, the file of signatures; so all that comes
before has been read when the package is refused.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from package_builder import (
    INFO,
    Files,
    Part,
    archive,
    assemble,
    bagged,
    parts,
    with_json,
    with_table,
)
from sample import Sample

from ipdesk.history import GENESIS, Chain
from ipdesk.package import canonical_json, history_log
from ipdesk.package import zip_format as zf
from ipdesk.package.bag import bag_files
from ipdesk.package.limits import LIMITS
from ipdesk.package.page_list import PageList, identity_of
from ipdesk.package.submission import Submission
from ipdesk.package.table_reader import decode
from ipdesk.package.tables import HEADER
from ipdesk.paper.content import Data, page_records

MIB = 1 << 20
SUBMISSION, CHECKS, HISTORY = "data/submission.json", "data/checks.json", "data/history.jsonl"
PAGES, ANSWERS = "data/pages.json", "data/answers.json"
CITIES = "data/tables/cities.csv"
HEAD = (",".join(HEADER) + "\n").encode()
ODD = 36  # what a record costs that is not like those before
BAD_SIGNATURES = b"{}\n"
AT = "2017-01-05T01:00:00.000+00:00"
Change = Callable[[Files], Files]


def bag_of(payload: Files) -> Files:
    """The bag of a payload that nobody could have signed so."""
    return {**bag_files(payload, INFO), "signature.json": BAD_SIGNATURES}


def changed(*changes: Change) -> Callable[[Sample], bytes]:
    def make(sample: Sample) -> bytes:
        payload = dict(sample.payload)
        for change in changes:
            payload = change(payload)
        return archive(bag_of(payload))

    return make


def filled(size: int, lines: Iterable[bytes]) -> bytes:
    """As many of the lines as go into so many bytes."""
    found, left = [], size
    for line in lines:
        left -= len(line)
        if left < 0:
            break
        found.append(line)
    return b"".join(found)


# Tables: as many records, marks and bytes as all of them together may have.


def table(line: Callable[[int], str]) -> Change:
    """The cities with as many further records as there can be."""

    def change(payload: Files) -> Files:
        others = [payload[path] for path in payload if path.startswith("data/tables/")]
        records = LIMITS.table_records - sum(other.count(b"\n") for other in others) - 10
        marks = max(sum(map(line(n).count, ",\"'")) for n in (1, 149_999))
        affordable = (LIMITS.effort * 9 // 10) // (marks + ODD)
        lines = (line(n).encode() for n in range(min(records, affordable)))
        size = LIMITS.table_size - sum(map(len, others))
        return with_table(payload, "cities", payload[CITIES] + filled(size, lines))

    return change


def strange(n: int) -> str:
    """Every field needs its guard and quotes."""
    text = f'"\'=,{n}"'
    return (
        f'{text},\'=c,valid,{text},{text},"\'=,",false,{",".join([text] * 4)},"{{""a"":""{n}""}}"\n'
    )


def lines(n: int) -> str:
    """A text of hardly anything but ends of lines."""
    return f'x{n},c,valid,"a' + "\n" * 900_000 + 'b",a,,false,,,,,\n'


def lantern(n: int) -> str:
    return f"x{n},c,valid,{'🏮' * 900_000},a,,false,,,,,\n"


TABLES = {
    "unlike": lambda n: f"x{n},c{n},valid,a{n},b{n},u{n},false,s{n},,,,\n",
    "rows": lambda n: f"x{n},,blank,,,,false,,,,,\n",
    "columns": lambda n: f"x,c{n},valid,a{n},b{n},,false,,,,,\n",
    "facets": lambda n: f"x{n},c,valid,a,a,,false,{n}s,{n}d,{n}b,{n}n,\n",
    "other": lambda n: f'x{n},c,valid,a,a,,false,,,,,"{{""a"":""{n}""}}"\n',
    "guards": lambda n: f"'={n},c,valid,'={n},'={n},,false,,,,,\n",
    "quotes": lambda n: f'"x,{n}",c,valid,"a,{n}","b,{n}",,false,"s,{n}","d,","b,","n,",\n',
    "strange": strange,
    "long": lantern,
    "lines": lines,
    "short-lines": lambda n: f'x{n},c,valid,"a' + "\n" * 90_000 + 'b",a,,false,,,,,\n',
}


def many_tables(payload: Files) -> Files:
    """As many tables as their description may tell of, all of them empty."""

    def describe(package: dict) -> None:
        (one,) = (r for r in package["resources"] if r["name"] == "cities")
        hashed = f"sha256:{hashlib.sha256(HEAD).hexdigest()}"
        for n in range(count):
            more = {"name": f"t{n}", "path": f"tables/t{n}.csv", "bytes": len(HEAD), "hash": hashed}
            package["resources"].append({**one, **more})

    count = 2_000
    changed = with_json(payload, "data/datapackage.json", describe)
    return {**changed, **{f"data/tables/t{n}.csv": HEAD for n in range(count)}}


# checks.json


def checks(name: str, entry: Callable[[int], object]) -> Change:
    """The results with as many further entries of one list as there can be."""

    def change(payload: Files) -> Files:
        one = canonical_json.encode(entry(999_999))[:-1]
        marks = sum(map(one.count, (b",", b"[", b"{"))) + 1
        most = (LIMITS.json_marks - 5_000) // marks
        return some(name, entry, min(most, (LIMITS.json_size - MIB) // (len(one) + 1)), payload)

    return change


def some(name: str, entry: Callable[[int], object], count: int, payload: Files) -> Files:
    """The results with so many further entries of one list."""

    def add(results: dict) -> None:
        results[name] += [entry(n) for n in range(count)]

    return with_json(payload, CHECKS, add)


def outcome(operands: int, missing: int = 0) -> Callable[[int], object]:
    def make(n: int) -> object:
        place = ["s", f"r{n}", "c"]
        return {
            "rule": f"R{n}", "level": "error", "place": place, "state": "holds", "left": f"{n}",
            "op": "=", "right": f"{n}", "operands": [[[f"s{n}", f"r{k}", "c"], f"{n}"]
            for k in range(operands)], "missing": [[f"m{n}", f"r{k}", "c"] for k in range(missing)],
            "explanation": "",
        }  # fmt: skip

    return make


def problem(n: int) -> object:
    label = {"zh": f"标{n}", "en": f"label {n}"}
    side = {"label": label, "value": f"{n}", "unit": label, "precision": 2}
    return {
        "rule": f"R{n}", "level": "query", "place": ["s", f"r{n}", "c"], "reason": "", "limit": "",
        "left": side, "op": "=", "right": side, "missing": None,
        "operands": [{"place": ["s", f"r{n}", "c"], "value": f"{n}", "label": label}],
        "explanation": "x", "fingerprint": f"{n}", "blocks": False,
    }  # fmt: skip


# history.jsonl


def history(entry: Callable[[int], tuple[str, ...]], most: int = 10**7) -> Change:
    """As many entries as there can be; of each, what comes after its sequence."""

    def lines(chain: Chain) -> Iterator[bytes]:
        for n in range(most):
            yield canonical_json.encode(chain.entry(entry(n))._asdict())

    def change(payload: Files) -> Files:
        body = filled(LIMITS.history_size - 1_000, lines(Chain(None)))
        end = json.loads(body[body.rindex(b"\n", 0, -1) :])
        head = history_log.Head(
            count=end["sequence"],
            previous=GENESIS,
            sequence=end["sequence"],
            digest=end["digest"],
        )
        return {**payload, HISTORY: body + canonical_json.encode(history_log.HeadLine(head=head))}

    return change


# pages.json and answers.json


def pages(shown: Callable[[Files], list[list[tuple[str, ...]]]]) -> Change:
    """What these pages show, as it follows from the tables."""

    def change(payload: Files) -> Files:
        facts = canonical_json.decode_as(payload[SUBMISSION], Submission)
        assert facts is not None
        tables = {
            path.removeprefix("data/tables/").removesuffix(".csv"): tuple(decode([content], path))
            for path, content in payload.items() if path.startswith("data/tables/")
        }  # fmt: skip
        blank = PageList(print="report", language="zh", pages=())
        made = page_records(identity_of(facts, blank), Data(tables), shown(payload))
        return {**payload, PAGES: canonical_json.encode(
            PageList(print="report", language="zh", pages=made)
        )}  # fmt: skip

    return change


def most_pages(_: Files) -> list[list[tuple[str, ...]]]:
    return [[("cities", "r1")] for _ in range(LIMITS.pages)]


def many_items(_: Files) -> list[list[tuple[str, ...]]]:
    per_item = 3
    count = (LIMITS.list_marks - 50_000) // per_item // 1_000
    return [[("cities", f"r{n % 3}")] * count for n in range(1_000)]


def heavy_rows(payload: Files) -> list[list[tuple[str, ...]]]:
    """Rows of a megabyte, shown as often as may be."""
    return [[("cities", "long")] for _ in range(LIMITS.shown_size // (MIB + 1_000) - 1)]


def long_row(payload: Files) -> Files:
    record = f"long,name,valid,{chr(1) * MIB},a,,false,,,,,\n".encode()
    return with_table(payload, "cities", payload[CITIES] + record)


def answers(payload: Files) -> Files:
    """As many changes as there can be."""
    count = (LIMITS.list_marks - 1_000) // 6
    told = {
        "receipt": "0" * 64, "revises": "0" * 64, "comments": [],
        "changes": [
            {"section": "cities", "row": f"r{n:07}", "column": "c", "before": f"{n}", "after": ""}
            for n in range(count)
        ],
    }  # fmt: skip
    return {**payload, ANSWERS: canonical_json.encode(told)}


# submission.json


def many_uses(payload: Files) -> Files:
    """A file that proves as much as one can."""
    marks = 10

    def use(n: int) -> dict[str, str]:
        return {
            "section": "cities", "row": f"r{n:07}", "column": "", "name": f"n{n}", "number": "1",
            "issued": "2016-03-01", "issuer": "i", "page": "1", "attached_at": AT,
        }  # fmt: skip

    def add(facts: dict) -> None:
        facts["evidence"][0]["uses"] = [use(n) for n in range((LIMITS.list_marks - 1_000) // marks)]

    return with_json(payload, SUBMISSION, add)


def with_evidence(payload: Files, files: Iterable[bytes]) -> Files:
    """Further files that prove the first city."""
    known = json.loads(payload[SUBMISSION])
    uses = known["evidence"][0]["uses"]
    listed = {item["path"]: item for item in known["evidence"]}
    more = {}
    for content in files:
        path = f"evidence/{hashlib.sha256(content).hexdigest()}.bin"
        more[f"data/{path}"] = content
        listed[path] = {
            "path": path, "name": "n", "media_type": "x/y", "size": len(content), "uses": uses,
        }  # fmt: skip
    facts = {**known, "evidence": [listed[path] for path in sorted(listed)]}
    return {**payload, SUBMISSION: canonical_json.encode(facts), **more}


def most_files(payload: Files) -> Files:
    return with_evidence(payload, (b"%d" % n for n in range(LIMITS.entries - 40)))


def largest_files(payload: Files) -> Files:
    """Stored; as large as a package can be."""
    room = LIMITS.file_size - 8 * MIB
    return with_evidence(payload, (bytes([n]) * (room // 3) for n in range(1, 4)))


def largest_when_unpacked(sample: Sample) -> bytes:
    """Deflated; as large as the files of a package can be together."""
    return assemble([_deflated(part) for part in parts(bag_of(largest_files(sample.payload)))])


def _deflated(part: Part) -> Part:
    """The entry deflated, if it is large, as far as the ratio allows."""
    if len(part.data) < MIB:
        return part
    packer = zlib.compressobj(0, wbits=-15)
    stored = len(part.data) // (LIMITS.ratio - 20)
    packed = packer.compress(part.data[:stored]) + packer.flush(zlib.Z_SYNC_FLUSH)
    rest = zlib.compressobj(9, wbits=-15)
    packed += rest.compress(part.data[stored:]) + rest.flush()
    return Part(part.name, part.data, packed, {"method": zf.DEFLATED})


# The largest report that the program is made for: a roster of 10,000 rows.

LARGEST_RECORDS, LARGEST_HISTORY, LARGEST_RESULTS, LARGEST_PAGES = 80_000, 90_000, 36_000, 1_460


def roster(payload: Files) -> Files:
    columns = ("name", "since", "place", "industry", "level", "patents", "document", "note")
    lines = "".join(
        f"b{n},{column},valid,演练数据：第{n}号的{column},演练数据：第{n}号的{column},,false,,,,,\n"
        for n in range(LARGEST_RECORDS // len(columns))
        for column in columns
    )
    return with_table(payload, "cities", payload[CITIES] + lines.encode())


def typed(n: int) -> tuple[str, ...]:
    place = ("cities", f"b{n // 8}", "name")
    return ("r-0001", AT, "clerk", "paste", "set", *place, "", "", f"演练数据：第{n}号", "")


def printed(_: Files) -> list[list[tuple[str, ...]]]:
    rows = iter(range(LARGEST_RECORDS // 8))
    return [[("cities", f"b{n}") for n in islice(rows, 7)] for _ in range(LARGEST_PAGES)]


def largest_report(sample: Sample) -> bytes:
    payload = dict(sample.payload)
    most = partial(some, "outcomes", outcome(2), LARGEST_RESULTS)
    for change in (roster, most, history(typed, LARGEST_HISTORY), pages(printed)):
        payload = change(payload)
    return bagged(payload)


CASES: dict[str, Callable[[Sample], bytes]] = {
    **{f"signature_shape-table-{name}": changed(table(line)) for name, line in TABLES.items()},
    "signature_shape-tables": changed(many_tables),
    "signature_shape-outcomes": changed(checks("outcomes", outcome(2, 1))),
    "signature_shape-operands": changed(checks("outcomes", outcome(9_000))),
    "signature_shape-problems": changed(checks("problems", problem)),
    "signature_shape-history": changed(
        history(lambda n: ("", "", "", "", "", "", "", "", "", "", "", ""))
    ),
    "signature_shape-history-escapes": changed(
        history(lambda n: ("", AT, "c", "g", "set", "s", "r", "c", "", "\x01" * 90_000, "", ""))
    ),
    "signature_shape-pages": changed(pages(most_pages)),
    "signature_shape-page-items": changed(pages(many_items)),
    "signature_shape-page-rows": changed(long_row, pages(heavy_rows)),
    "signature_shape-answers": changed(answers),
    "signature_shape-uses": changed(many_uses),
    "signature_shape-files": changed(most_files),
    "signature_shape-evidence": changed(largest_files),
    "signature_shape-unpacked": largest_when_unpacked,
    "effort-everything": changed(
        many_uses,
        table(TABLES["strange"]),
        checks("outcomes", outcome(2, 1)),
        history(lambda _: ("",) * 12),
        answers,
        pages(most_pages),
    ),
}
