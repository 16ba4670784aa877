"""The payload of a checked bag: each file says what the format promises, and they agree."""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Iterator, Mapping

from ipdesk.errors import PackageRefused
from ipdesk.package import answers as answer_file
from ipdesk.package import bag, canonical_json, contents, descriptor, history_reader, page_list
from ipdesk.package.bag_check import CheckedBag
from ipdesk.package.check_gist import gist_of, going_through, require_agreement
from ipdesk.package.check_results import CheckResults
from ipdesk.package.effort import Effort
from ipdesk.package.history_log import Head
from ipdesk.package.packed_rows import PackedRows
from ipdesk.package.payload_json import JsonFiles
from ipdesk.package.reader import Files
from ipdesk.package.submission import FORMAT_VERSION, EvidenceText, Submission, is_utc
from ipdesk.package.table_set import TableSet
from ipdesk.package.tables import TableRecord
from ipdesk.paper.content import Shown

_TABLE = re.compile(r"data/tables/([A-Za-z][A-Za-z0-9_-]*)\.csv")
_EVIDENCE = re.compile(r"data/evidence/([0-9a-f]{64})\.[a-z0-9]{1,8}")
_SINGLE = (
    contents.SUBMISSION,
    contents.DESCRIPTOR,
    contents.CHECKS,
    contents.HISTORY,
    contents.WORKBOOK,
    contents.PRINT,
)
_SCHEMA = canonical_json.encode(descriptor.SCHEMA)
_DIALECT = canonical_json.encode(descriptor.DIALECT)


class PayloadCheck:
    """Reads the files of one checked bag; each method raises :class:`PackageRefused`."""

    def __init__(self, reader: Files, checked: CheckedBag, effort: Effort) -> None:
        self._reader = reader
        self._bag = checked
        self._tables = _layout(checked)
        self._effort = effort
        self._json = JsonFiles(reader, checked.payload, effort)

    def submission(self) -> Submission:
        """The facts of the package, which agree with its name, bag-info and evidence."""
        submission = self._json.listed(
            Submission, "submission_shape", contents.SUBMISSION, _look_at_version
        )
        _look_at_version({"format_version": submission.format_version})
        if str(submission.name()) != self._bag.name:
            raise PackageRefused(
                "name_disagrees", folder=self._bag.name, name=str(submission.name())
            )
        editions = [pack.edition for pack in submission.packs]
        if editions != sorted(set(editions)):
            raise PackageRefused("submission_shape", file=contents.SUBMISSION, where="$.packs")
        for text in (submission.created_at, submission.sealed_at):
            if not is_utc(text):
                raise PackageRefused("not_utc", text=text)
        if submission.verdict.ready != submission.verdict.verdict().ready:
            raise PackageRefused("verdict_disagrees")
        expected = bag.info_text(
            contents.bag_info(submission), self._bag.octets, len(self._bag.payload)
        )
        if expected != self._bag.info:
            raise PackageRefused("bag_info")
        self._check_evidence(submission)
        return submission

    @property
    def large(self) -> bool:
        """Whether it holds more than is kept as it is read."""
        listed = (contents.SUBMISSION, contents.CHECKS, contents.PAGES, contents.ANSWERS)
        files = [*self._tables, *(path for path in listed if path in self._bag.payload)]
        sizes = (self._bag.payload[path].size for path in files)
        return sum(sizes) > self._reader.limits.kept_size

    def records(self, submission: Submission) -> Iterator[tuple[str, Iterator[TableRecord]]]:
        """Each section with its records, to be taken in turn, as the data package lists them."""
        package = self._json.small(descriptor.DataPackage, "datapackage_shape", contents.DESCRIPTOR)
        own = (descriptor.resource_name(str(submission.name())), submission.sealed_at)
        if (package.name, package.created) != own:
            raise PackageRefused("datapackage_shape", file=contents.DESCRIPTOR, where="$.name")
        listed = [resource.path for resource in package.resources]
        if sorted(listed) != sorted(descriptor.table_path(code) for code in self._tables.values()):
            raise PackageRefused("datapackage_tables")
        for resource in package.resources:
            self._check_resource(resource)
        # The descriptor keeps the catalogue's order of the sections.
        entries = {contents.DATA + path: self._bag.payload[contents.DATA + path] for path in listed}
        whole = TableSet(self._reader, entries, self._effort)
        for path in entries:
            yield self._tables[path], whole.records(path)

    def tables(self, submission: Submission) -> dict[str, tuple[TableRecord, ...]]:
        """The records of each section."""
        return {code: tuple(records) for code, records in self.records(submission)}

    def rows(self, submission: Submission) -> PackedRows:
        """What the rows of the tables show; where no pages show them, nothing is kept."""
        packed = PackedRows(self.digests())
        for code, records in self.records(submission):
            if contents.PAGES in self._bag.payload:
                packed.take(code, records)
            else:
                deque(records, maxlen=0)
        return packed

    def results(self, submission: Submission, text: bytes = b"") -> CheckResults:
        """What came of the checks; the verdict agrees with it."""
        results = self._json.shaped(CheckResults, "checks_shape", contents.CHECKS, text)
        require_agreement(gist_of(results.problems), submission)
        return results

    def go_through_results(self, submission: Submission) -> None:
        """The same, of which nothing is kept."""
        text = self._json.text(contents.CHECKS)
        gist = going_through(text, self._reader.limits)
        if gist is None:
            self.results(submission, text)
        else:
            require_agreement(gist, submission)

    def pages(self) -> page_list.PageList | None:
        """What the pages of the print show, as they say themselves; None without a list."""
        if contents.PAGES not in self._bag.payload:
            return None
        return self._json.listed(page_list.PageList, "pages_shape", contents.PAGES)

    def require_pages(
        self, pages: page_list.PageList | None, submission: Submission, shown: Shown
    ) -> None:
        """What the pages show follows from the tables."""
        if pages is not None:
            limits = self._reader.limits
            page_list.check(pages, submission, shown, contents.PAGES, limits, self._effort)

    def answers(self) -> answer_file.Answers | None:
        """What the revision says to the receipt on the one before; None where it says nothing."""
        if contents.ANSWERS not in self._bag.payload:
            return None
        found = self._json.listed(answer_file.Answers, "answers_shape", contents.ANSWERS)
        answer_file.check(found, self._tables.values(), contents.ANSWERS)
        return found

    def history(self) -> Head:
        """The head of the history, whose chain holds."""
        entry, limits = self._bag.payload[contents.HISTORY], self._reader.limits
        if entry.size > limits.history_size:
            limit = limits.history_size
            raise PackageRefused("content_size", file=contents.HISTORY, limit=limit)
        self._effort.history(entry.size)
        return history_reader.head_of(self._reader.chunks(entry), contents.HISTORY, limits)

    def digests(self) -> dict[str, str]:
        """The digests of the tables by section; a table has one spelling, so of what it says."""
        return {code: self._bag.digests[path] for path, code in self._tables.items()}

    def _check_resource(self, resource: descriptor.Resource) -> None:
        path = contents.DATA + resource.path
        code = self._tables[path]
        agrees = (
            resource.name == descriptor.resource_name(code)
            and resource.bytes == self._bag.payload[path].size
            and resource.hash == f"sha256:{self._bag.digests[path]}"
            # In Python 1 equals true; in JSON it does not.
            and canonical_json.encode(resource.schema) == _SCHEMA
            and canonical_json.encode(resource.dialect) == _DIALECT
        )
        if not agrees:
            raise PackageRefused("datapackage_resource", file=path)

    def _check_evidence(self, submission: Submission) -> None:
        listed = {contents.DATA + item.path: item.size for item in submission.evidence}
        found = {
            path: entry.size
            for path, entry in self._bag.payload.items()
            if _EVIDENCE.fullmatch(path)
        }
        if listed != found or len(listed) != len(submission.evidence):
            raise PackageRefused("evidence_list")
        for item in submission.evidence:
            self._check_uses(item)

    def _check_uses(self, item: EvidenceText) -> None:
        """Each use once, in order, in a section of the package, and dated as dates are."""
        places = [(use.section, use.row, use.column) for use in item.uses]
        in_order = list(item.uses) == sorted(item.uses) and len(set(places)) == len(places)
        known = {place[0] for place in places} <= set(self._tables.values())
        dated = all(is_utc(use.attached_at) and _is_day(use.issued) for use in item.uses)
        if not (in_order and known and dated):
            raise PackageRefused("evidence_use", file=contents.DATA + item.path)


def go_through(payload: PayloadCheck, submission: Submission) -> None:
    """All that is kept of a payload, to see whether it breaks a rule, with nothing kept.

    So whoever makes a large package that breaks one has no memory taken by what comes before.
    """
    rows = payload.rows(submission)
    payload.go_through_results(submission)
    payload.require_pages(payload.pages(), submission, rows)
    payload.answers()


def _look_at_version(value: object) -> None:
    """Refuse another version before anything else; that there is none is told by the shape."""
    version = value.get("format_version") if isinstance(value, dict) else None
    if isinstance(version, str) and version != FORMAT_VERSION:
        raise PackageRefused("format_version", version=version[:20], known=FORMAT_VERSION)


def _layout(checked: CheckedBag) -> Mapping[str, str]:
    """Section code by path of the tables. Every file has its place, every place its file."""
    found = {}
    for path, digest in checked.digests.items():
        table, evidence = _TABLE.fullmatch(path), _EVIDENCE.fullmatch(path)
        if table:
            found[path] = table[1]
        elif evidence:
            if evidence[1] != digest:
                raise PackageRefused("evidence_name", file=path)
        elif path not in (*_SINGLE, contents.PAGES, contents.ANSWERS):
            raise PackageRefused("unexpected_file", file=path)
    for path in _SINGLE:
        if path not in checked.digests:
            raise PackageRefused("missing_file", file=path)
    return found


def _is_day(text: str) -> bool:
    try:
        return not text or bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
