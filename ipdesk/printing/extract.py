"""A print of chosen rows and columns: which they are, in codes and in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipdesk.errors import UsageError
from ipdesk.paper.extract import Extract, Numbers, extract_of, numbers, unpacked
from ipdesk.snapshot import Snapshot


def require_extract(snapshot: Snapshot) -> Extract:
    """The extract to print; :class:`UsageError` if there is none, or not in this report."""
    extract = snapshot.extract
    if extract is None or not extract.rows:
        raise UsageError("nothing_selected")
    form = snapshot.form.section(extract.section)
    for column in extract.columns:
        form.column(column)
    return extract


def extract_numbers(snapshot: Snapshot) -> Numbers:
    """The extract in numbers; :class:`UsageError` if its rows are too scattered."""
    extract = require_extract(snapshot)
    columns = list(snapshot.form.sections[extract.section].columns)
    return numbers(extract, snapshot.form.kind.sections, columns, _rows(snapshot, extract.section))


def told_extract(snapshot: Snapshot, selection: int) -> Snapshot:
    """The snapshot with the extract that a page's code tells; :class:`UsageError` if none."""
    found, sections = unpacked(selection), snapshot.form.kind.sections
    section = sections[found.section] if found.section < len(sections) else ""
    columns = list(snapshot.form.section(section).columns)
    told = extract_of(found, section, columns, _rows(snapshot, section))
    return replace(snapshot, extract=told)


def _rows(snapshot: Snapshot, section: str) -> Sequence[str]:
    form = snapshot.form.sections[section]
    return list(snapshot.cells[section] if form.open else form.rows)
