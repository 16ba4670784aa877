"""The tables of a package, as the independent reader checks them."""

from __future__ import annotations

import csv
import io
import re

from independent_json import canonical, reject

HEADER = [
    "row", "column", "state", "raw", "value", "unit", "computed", "source", "document", "basis",
    "note", "other",
]  # fmt: skip
ACTIVE = tuple("=+-@\t\r\n＝＋－＠'")


def check_table(text: str) -> None:
    """Check every record of a table."""
    header, *records = csv.reader(io.StringIO(text, newline=""), strict=True)
    reject(header != HEADER, "header")
    written = "".join(",".join(map(_quoted, record)) + "\n" for record in (header, *records))
    reject(written != text, "one spelling")
    rows: dict[str, set[str]] = {}
    current = None
    for fields in records:
        reject(len(fields) != len(HEADER), "fields")
        record = {name: _plain(name, field) for name, field in zip(HEADER, fields, strict=True)}
        _record(record)
        row, column = record["row"], record["column"]
        reject(row != current and row in rows, "torn row")
        reject(column in rows.setdefault(row, set()), "cell twice")
        rows[row].add(column)
        current = row


def _quoted(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if re.search(r'[",\r\n]', field) else field


def _plain(name: str, field: str) -> str:
    """The field without its guard."""
    if name in ("state", "computed", "other"):
        return field
    if field.startswith("'"):
        reject(not field[1:].startswith(ACTIVE), "guard without need")
        number = name == "value" and re.fullmatch(r"-[0-9]+(\.[0-9]+)?", field[1:])
        reject(bool(number), "guarded number")
        return field[1:]
    number = name == "value" and re.fullmatch(r"-[0-9]+(\.[0-9]+)?", field)
    reject(field.startswith(ACTIVE) and not number, "formula")
    return field


def _record(record: dict[str, str]) -> None:
    state, raw, value = record["state"], record["raw"], record["value"]
    states = ("blank", "valid", "invalid", "not_applicable", "not_available")
    reject(state not in states or record["computed"] not in ("true", "false"), "state")
    for code in (record["row"], record["column"]):
        reject(len(code) > 100 or not code.isprintable() or code != code.strip(), "code")
    other = canonical(record["other"].encode() + b"\n") if record["other"] else {}
    texts = isinstance(other, dict) and all(isinstance(t, str) and t for t in other.values())
    reject(
        not texts or (record["other"] and not other) or bool(set(other) & set(HEADER[7:11])),
        "other",
    )
    if not record["column"]:
        bare = (state, raw, value, record["unit"], record["computed"])
        reject(bare != ("blank", "", "", "", "false"), "record about a row")
    else:
        reject(not record["row"], "column without row")
        reject(bool(value) and state not in ("valid", "not_available"), "value")
        computed = record["computed"] == "true"
        reject(bool(raw.strip()) if state == "blank" else not (computed or raw.strip()), "raw")
    _carried(record, other)


def _carried(record: dict[str, str], other: dict[str, str]) -> None:
    about_row = bool(record["row"]) and not record["column"]
    reject("carried_row" in other and not about_row, "carried row")
    carried = other.keys() & {"carried_from", "carried_value", "restated"}
    reject(bool(carried or "adopted_from" in other) and not record["column"], "no cell")
    reject("adopted_from" in other and bool(carried), "adopted and carried")
    reject(("carried_value" in other) != ("restated" in other), "half a restatement")
    if "restated" in other:
        reject(other.get("carried_from", "history") == "history", "restated from nowhere")
        reject(not other["restated"].strip() or len(other["restated"]) > 500, "reason")
        reject(other["carried_value"] == record["raw"], "nothing restated")
