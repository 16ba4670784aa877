"""JSON Schemas (2020-12) of the JSON files in a package, made from the shapes they are read into.

A schema says which keys and types there are. What it cannot say (canonical form, digests, what
must agree with what) is in docs/package-format.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from ipdesk.data_packs.texts import DeadlineText, DenominatorText, EnrolmentText, PackText
from ipdesk.package.answers import Answers
from ipdesk.package.check_results import CheckResults
from ipdesk.package.descriptor import DIALECT, SCHEMA, DataPackage
from ipdesk.package.history_log import EntryText, HeadLine
from ipdesk.package.limits import LimitsFile
from ipdesk.package.page_list import PageList
from ipdesk.package.submission import FORMAT_VERSION, Submission
from ipdesk.receipts.texts import ReceiptFile
from ipdesk.signing.signatures import SignatureFile

SUFFIX = ".schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SHAPES: Mapping[str, tuple[type, str]] = {
    "submission": (Submission, "data/submission.json"),
    "datapackage": (DataPackage, "data/datapackage.json"),
    "checks": (CheckResults, "data/checks.json"),
    "pages": (PageList, "data/pages.json"),
    "answers": (Answers, "data/answers.json"),
    "history-entry": (EntryText, "A line of data/history.jsonl but the last"),
    "history-head": (HeadLine, "The last line of data/history.jsonl"),
    "signature": (SignatureFile, "signature.json"),
    "receipt": (ReceiptFile, "A receipt (.ipreceipt)"),
    "data-pack": (PackText, "data/pack.json of a data pack"),
    "data-denominator": (DenominatorText, "An entry of data/denominators.json of a data pack"),
    "data-deadline": (DeadlineText, "An entry of data/deadlines.json of a data pack"),
    "data-enrolment": (EnrolmentText, "An entry of data/enrolments.json of a data pack"),
    "limits": (LimitsFile, "What a reader takes in, and what reading may cost"),
}
NAMES = tuple(_SHAPES)


def schema(name: str) -> dict[str, Any]:
    """The schema of that name (:data:`NAMES`)."""
    shape, title = _SHAPES[name]
    made = _portable(msgspec.json.schema(shape))
    change = _CONSTANT.get(name)
    if change is not None:
        change(made["$defs"])
    head = {"$schema": _DIALECT, "$id": f"urn:ipdesk:schema:{name}:{FORMAT_VERSION}"}
    return {**head, "title": title, **made}


def _portable(value: Any) -> Any:
    """The same with patterns as ECMA-262 writes them: from ``^`` to ``$``."""
    if isinstance(value, dict):
        return {key: _pattern(item) if key == "pattern" else _portable(item)
                for key, item in value.items()}  # fmt: skip
    return [_portable(item) for item in value] if isinstance(value, list | tuple) else value


def _pattern(text: str) -> str:
    return "^" + text.removeprefix(r"\A").removesuffix(r"\Z") + "$"


def _version(shapes: dict[str, Any]) -> None:
    shapes["Submission"]["properties"]["format_version"] = {"const": FORMAT_VERSION}


def _tables(shapes: dict[str, Any]) -> None:
    properties = shapes["Resource"]["properties"]
    properties["dialect"], properties["schema"] = {"const": DIALECT}, {"const": SCHEMA}
    properties["hash"] = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}


_CONSTANT: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "submission": _version,
    "datapackage": _tables,
}
