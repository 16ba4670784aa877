"""The payload of a checked bag: each file says what the format promises, and they agree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.package import answers as answer_file
from ipdesk.package import bag, canonical_json, contents, descriptor, history_reader, page_list
from ipdesk.package.bag_check import CheckedBag
from ipdesk.package.check_results import CheckResults, ProblemText
from ipdesk.package.history_log import Head
from ipdesk.package.reader import PackageReader
from ipdesk.package.submission import FORMAT_VERSION, EvidenceText, Submission, is_utc
from ipdesk.package.table_reader import decode
from ipdesk.package.tables import TableRecord
from ipdesk.paper.content import Data

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
_WHERE = re.compile(r"`(\$[^`]*)`")

T = TypeVar("T")


class PayloadCheck:
    """Reads the files of one checked bag; each method raises :class:`PackageRefused`."""

    def __init__(self, reader: PackageReader, checked: CheckedBag) -> None:
        self._reader = reader
        self._bag = checked
        self._tables = _layout(checked)

    def submission(self) -> Submission:
        """The facts of the package, which agree with its name, bag-info and evidence."""
        submission = self._submission()
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

    def tables(self, submission: Submission) -> dict[str, tuple[TableRecord, ...]]:
        """The records of each section; the data package lists exactly these tables."""
        value = self._small_json(contents.DESCRIPTOR)
        package = _convert(value, descriptor.DataPackage, "datapackage_shape", contents.DESCRIPTOR)
        own = (descriptor.resource_name(str(submission.name())), submission.sealed_at)
        if (package.name, package.created) != own:
            raise PackageRefused("datapackage_shape", file=contents.DESCRIPTOR, where="$.name")
        listed = [resource.path for resource in package.resources]
        if sorted(listed) != sorted(descriptor.table_path(code) for code in self._tables.values()):
            raise PackageRefused("datapackage_tables")
        for resource in package.resources:
            self._check_resource(resource)
        # The descriptor keeps the catalogue's order of the sections.
        by_path = {descriptor.table_path(code): code for code in self._tables.values()}
        return {by_path[path]: self._table(by_path[path]) for path in listed}

    def results(self, submission: Submission) -> CheckResults:
        """What came of the checks; the verdict agrees with it."""
        results = self._shaped(CheckResults, "checks_shape", contents.CHECKS)
        if submission.verdict.ready and any(problem.blocks for problem in results.problems):
            raise PackageRefused("verdict_disagrees")
        disputed = [problem for problem in results.problems if problem.dispute is not None]
        if len(disputed) != submission.verdict.disputed or not all(map(_disputable, disputed)):
            raise PackageRefused("dispute_disagrees", file=contents.CHECKS)
        return results

    def pages(
        self, submission: Submission, tables: Mapping[str, tuple[TableRecord, ...]]
    ) -> page_list.PageList | None:
        """What the pages of the print show, which follows from the tables; None without a list."""
        if contents.PAGES not in self._bag.payload:
            return None
        pages = self._shaped(page_list.PageList, "pages_shape", contents.PAGES)
        # A table has one spelling, so the digest of its file is that of what it says.
        digests = {code: self._bag.digests[path] for path, code in self._tables.items()}
        page_list.check(pages, submission, Data(tables, digests), contents.PAGES)
        return pages

    def answers(self) -> answer_file.Answers | None:
        """What the revision says to the receipt on the one before; None where it says nothing."""
        if contents.ANSWERS not in self._bag.payload:
            return None
        found = self._shaped(answer_file.Answers, "answers_shape", contents.ANSWERS)
        answer_file.check(found, self._tables.values(), contents.ANSWERS)
        return found

    def history(self) -> Head:
        """The head of the history, whose chain holds."""
        chunks = self._reader.chunks(self._bag.payload[contents.HISTORY])
        return history_reader.head_of(chunks, contents.HISTORY, self._reader.limits)

    def _table(self, code: str) -> tuple[TableRecord, ...]:
        path = contents.DATA + descriptor.table_path(code)
        entry, limits = self._bag.payload[path], self._reader.limits
        # Nobody else holds the file's bytes while its records are made.
        return tuple(decode(self._reader.read(entry, limits.table_size), path, limits))

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

    def _submission(self) -> Submission:
        """The facts, in the one version of the format."""
        data = self._text(contents.SUBMISSION)
        found = canonical_json.decode_as(data, Submission, self._reader.limits)
        if found is not None:
            _check_version(found.format_version)
            return found
        value = self._untyped(data, "submission_shape", contents.SUBMISSION)
        _check_version(value.get("format_version") if isinstance(value, dict) else None)
        return _convert(value, Submission, "submission_shape", contents.SUBMISSION)

    def _shaped(self, shape: type[T], reason: str, path: str) -> T:
        data = self._text(path)
        found = canonical_json.decode_as(data, shape, self._reader.limits)
        if found is not None:
            return found
        return _convert(self._untyped(data, reason, path), shape, reason, path)

    def _untyped(self, data: bytes, reason: str, path: str) -> object:
        """The value of JSON that lacks its shape, so that the fault can be told."""
        limits = self._reader.limits
        if canonical_json.within(data, limits) and not canonical_json.tellable(data, limits):
            raise PackageRefused(reason, file=path, where="$")
        return canonical_json.decode(data, path, limits)

    def _small_json(self, path: str) -> object:
        """The value of a file that is never long."""
        limits = self._reader.limits
        small = limits.but(
            json_size=min(limits.json_size, limits.told_size),
            json_marks=min(limits.json_marks, limits.told_marks),
        )
        return canonical_json.decode(self._text(path), path, small)

    def _text(self, path: str) -> bytes:
        return self._reader.read(self._bag.payload[path], self._reader.limits.json_size)


def _check_version(version: object) -> None:
    """Refuse another version; that there is none at all is told by the shape."""
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


def _disputable(problem: ProblemText) -> bool:
    """Whether the slip can stand there: structural errors are never a matter of opinion."""
    matter = problem.level == "query" or (problem.level == "error" and not problem.reason)
    timed = problem.dispute is not None and is_utc(problem.dispute.at)
    return matter and timed and not problem.blocks


def _is_day(text: str) -> bool:
    try:
        return not text or bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _convert(value: object, shape: type[T], reason: str, file: str) -> T:
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as fault:
        where = _WHERE.search(str(fault))
        raise PackageRefused(reason, file=file, where=where[1] if where else "$") from None
