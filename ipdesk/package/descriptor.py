"""``datapackage.json``: the Frictionless Data Package v1 that describes the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from ipdesk.package.submission import Count, Line, Submission
from ipdesk.package.tables import HEADER
from ipdesk.values import State

if TYPE_CHECKING:
    from ipdesk.snapshot import Snapshot

_DESCRIPTIONS = {
    "row": "Code of the row; empty: the record is about the section 行代码",
    "column": "Code of the column; empty: the record is about the row 列代码",
    "state": "What the cell holds 单元格状态",
    "raw": "Text exactly as typed 原始录入",
    "value": "Canonical value; for not_available, the reason 规范值",
    "unit": "Unit of the value 计量单位",
    "computed": "Whether the program computed the value 是否计算得出",
    "source": "Source of the value 数据来源",
    "document": "Document number 文号",
    "basis": "Statistical definition or vintage 统计口径",
    "note": "Note 备注",
    "other": "Further facets, a JSON object 其他附注",
}
_CONSTRAINTS: dict[str, dict[str, object]] = {
    "row": {"required": False},
    "state": {"enum": [state.value for state in State], "required": True},
    "computed": {"required": True},
}
_TYPES = {"computed": "boolean"}
SCHEMA: dict[str, Any] = {
    "fields": [
        {
            "name": name,
            "type": _TYPES.get(name, "string"),
            "description": _DESCRIPTIONS[name],
            **({"constraints": _CONSTRAINTS[name]} if name in _CONSTRAINTS else {}),
        }
        for name in HEADER
    ],
    "missingValues": [],
    "primaryKey": ["row", "column"],
}
DIALECT: dict[str, Any] = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}


class Resource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table. ``hash`` is ``sha256:`` and the digest of the file."""

    name: str
    path: str
    title: Line
    description: Line
    profile: Literal["tabular-data-resource"]
    format: Literal["csv"]
    mediatype: Literal["text/csv"]
    encoding: Literal["utf-8"]
    bytes: Count
    hash: str
    dialect: dict[str, Any]
    schema: dict[str, Any]


class DataPackage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``datapackage.json``."""

    profile: Literal["tabular-data-package"]
    name: str
    title: Line
    created: Line
    resources: tuple[Resource, ...]


def descriptor(
    snapshot: Snapshot, submission: Submission, tables: Mapping[str, bytes]
) -> DataPackage:
    """Describes the section tables, given by section code."""
    unit, kind = snapshot.unit.label, snapshot.form.kind.label
    return DataPackage(
        profile="tabular-data-package",
        name=resource_name(str(submission.name())),
        title=f"{unit.zh} {submission.period} {kind.zh} / {unit.en}, {kind.en}",
        created=submission.sealed_at,
        resources=tuple(_resource(snapshot, code, data) for code, data in tables.items()),
    )


def resource_name(code: str) -> str:
    """The name under which a code appears in a data package (lower case)."""
    return code.lower()


def _resource(snapshot: Snapshot, code: str, data: bytes) -> Resource:
    label = snapshot.form.sections[code].section.label
    return Resource(
        name=resource_name(code),
        path=table_path(code),
        title=label.zh,
        description=label.en,
        profile="tabular-data-resource",
        format="csv",
        mediatype="text/csv",
        encoding="utf-8",
        bytes=len(data),
        hash=f"sha256:{hashlib.sha256(data).hexdigest()}",
        dialect=DIALECT,
        schema=SCHEMA,
    )


def table_path(section: str) -> str:
    """Where the table of a section lies below ``data/``."""
    return f"tables/{section}.csv"
