"""The bytes of a workbook: the same content always gives the same file."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_FIXED = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STAMPS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
_LEVEL = 6
_NO_TIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def steady(archive: bytes, created: str, modified: str) -> bytes:
    """The archive with fixed entry dates and the document times given (UTC, ISO 8601)."""
    target = io.BytesIO()
    times = {b"created": _document_time(created), b"modified": _document_time(modified)}
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as copy,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == _CORE:
                content = _STAMPS.sub(
                    lambda match: match.group(1) + times[match.group(2)] + match.group(3), content
                )
            fixed = zipfile.ZipInfo(entry.filename, _FIXED)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            copy.writestr(fixed, content)
    return target.getvalue()


def _document_time(text: str) -> bytes:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = _NO_TIME
    if moment.tzinfo is not None:
        moment = moment.astimezone(dt.UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode("ascii")
