"""What surrounds the tables: title, facts of the report, running heads, places to sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ipdesk import formats
from ipdesk.messages import Translator
from ipdesk.practice import PRACTICE
from ipdesk.printing.cells import Shown
from ipdesk.printing.document import Frame, Pairs, Signatures
from ipdesk.printing.tables import Field, pairs
from ipdesk.problems import Verdict
from ipdesk.records import ReportRecord
from ipdesk.snapshot import Snapshot

_BEIJING = dt.timezone(dt.timedelta(hours=8))
_DIGITS = "〇一二三四五六七八九十"
_DRAFT = "draft"


class FrameWords:
    """The words around the tables of one print."""

    def __init__(self, snapshot: Snapshot, translator: Translator) -> None:
        self._snapshot = snapshot
        self._translator = translator

    @property
    def period(self) -> str:
        """The reporting period; of a kind that has none, the day of sealing or of beginning."""
        header = self._snapshot.header
        if self._snapshot.form.kind.period == "none":
            day = stamp(header).astimezone(_BEIJING).date()
            return formats.date(day.isoformat(), self._translator)
        return self._translator.tr("Year {year}", year=header.year)

    def subtitle(self) -> str:
        """Unit, period and category on one line."""
        label = self._translator.label
        return "  ·  ".join((label(self._snapshot.unit.label), self.period, self._category()))

    def frame(self) -> Frame:
        """What every page carries."""
        tr, header = self._translator.tr, self._snapshot.header
        edition = tr(
            "Catalogue {edition}, version {version}",
            edition=header.edition,
            version=header.edition_version,
        )
        program = tr("Program {version}", version=header.program) if header.program else ""
        return Frame(
            unit=self._translator.label(self._snapshot.unit.label),
            period=self.period,
            edition="  ·  ".join(filter(None, (edition, program))),
            state=self._state(),
            page=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
            code=self._code(),
            practice=(PRACTICE.zh, PRACTICE.en) if header.practice else (),
        )

    def facts(self, *, landscape: bool) -> Pairs:
        """The report's own data, as the first form of the print."""
        return pairs(self._facts(), landscape=landscape)

    def signatures(self) -> Signatures:
        """The places to sign; nobody's name is printed."""
        tr = self._translator.tr
        return Signatures(
            signers=(
                tr("Prepared by (signature)"),
                tr("Reviewed by (signature)"),
                tr("Head of unit (signature)"),
            ),
            date=tr("Date"),
            date_blank=tr("Year      Month      Day"),
            seal=tr("Unit (seal)"),
        )

    def numbered(self, number: int, heading: str) -> str:
        """A section's heading with its number in the language's way."""
        if self._translator.language == "zh":
            return f"{chinese_numeral(number)}、{heading}"
        return f"{number}.  {heading}"

    def _facts(self) -> Iterator[Field]:
        tr, label = self._translator.tr, self._translator.label
        header = self._snapshot.header
        yield Field(tr("Reporting unit"), Shown(label(self._snapshot.unit.label)))
        yield Field(tr("Category"), Shown(self._category()))
        if self._snapshot.form.kind.period != "none":
            yield Field(tr("Reporting period"), Shown(self.period))
        yield Field(tr("State"), Shown(self._state()))
        yield Field(tr("Revision"), Shown(str(header.revision)))
        if header.sealed_at:
            yield Field(tr("Sealed on"), Shown(self._moment(header.sealed_at)))
        else:
            yield Field(tr("Begun on"), Shown(self._moment(header.created_at)))
        yield Field(tr("Basis"), Shown(self._basis()), wide=True)
        yield Field(tr("Check result"), Shown(self._verdict(self._snapshot.verdict)), wide=True)

    def _category(self) -> str:
        for category in self._snapshot.form.catalogue.categories:
            if category.code == self._snapshot.header.category:
                return self._translator.label(category.label)
        return self._snapshot.header.category

    def _state(self) -> str:
        header, tr = self._snapshot.header, self._translator.tr
        if header.state == _DRAFT:
            return tr("Draft")
        return tr("Sealed, no. {number}", number=f"{header.sequence:04d}")

    def _code(self) -> str:
        tr = self._translator.tr
        if self._snapshot.header.state == _DRAFT:
            return tr("Page code (draft) {code}", code="{code}")
        return tr("Page code {code}", code="{code}")

    def _basis(self) -> str:
        edition = self._snapshot.form.catalogue.edition
        label = self._translator.label
        return self._translator.tr(
            "{title}, {document}", title=label(edition.title), document=label(edition.document)
        )

    def _moment(self, at: str) -> str:
        moment = utc(at).astimezone(_BEIJING)
        return self._translator.tr(
            "{date}, {time} Beijing time",
            date=formats.date(moment.date().isoformat(), self._translator),
            time=f"{moment:%H:%M}",
        )

    def _verdict(self, verdict: Verdict) -> str:
        ntr = self._translator.ntr
        parts = (
            (verdict.errors, ntr("{n} error", "{n} errors", verdict.errors)),
            (verdict.missing, ntr("{n} value missing", "{n} values missing", verdict.missing)),
            (
                verdict.queries,
                ntr("{n} query to explain", "{n} queries to explain", verdict.queries),
            ),
            (
                verdict.explained,
                ntr("{n} query explained", "{n} queries explained", verdict.explained),
            ),
            (verdict.disputed, ntr("{n} rule disputed", "{n} rules disputed", verdict.disputed)),
        )
        found = [words for count, words in parts if count]
        tr = self._translator.tr
        return tr("; ").join(found) if found else tr("no errors, no open queries")


def stamp(header: ReportRecord) -> dt.datetime:
    """The moment the print is dated with: that of sealing, for a draft that of its beginning."""
    return utc(header.sealed_at or header.created_at)


def utc(at: str) -> dt.datetime:
    """The moment of a UTC time in ISO 8601, with or without its zone."""
    moment = dt.datetime.fromisoformat(at)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def beijing_time(at: str) -> str:
    """A UTC time in ISO 8601 as a clock in Beijing shows it, so that a print says it anywhere."""
    return f"{utc(at).astimezone(_BEIJING):%Y-%m-%d %H:%M}"


def chinese_numeral(number: int) -> str:
    """The number (1 to 99) in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")
