"""What was found of a page's code, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ipdesk.catalogue.form import Form
from ipdesk.messages import Translator
from ipdesk.package.tables import TableRecord
from ipdesk.paper.code import What
from ipdesk.paper.content import Data, Shows
from ipdesk.paper.lookup import Found
from ipdesk.paper.match import Verdict
from ipdesk.values import State


def print_name(what: What, translator: Translator) -> str:
    """What a kind of print is called."""
    tr = translator.tr
    return {
        "report": tr("report"),
        "checklist": tr("checklist"),
        "trends": tr("trends"),
        "blank": tr("blank form"),
        "problems": tr("list of problems"),
        "roster": tr("roster"),
        "extract": tr("selected cells"),
        "difference": tr("differences"),
        "handover": tr("handover file"),
    }[what]


class PageWords:
    """Says whether a page shows the data, and what it shows.

    Sections, rows and columns have names where the form is at hand, codes otherwise.
    """

    def __init__(self, found: Found, translator: Translator) -> None:
        self._found = found
        self._translator = translator
        self._names = _Names(found.form, translator)

    def lines(self) -> Iterator[str]:
        """The verdict, the page, and what stands on it."""
        yield self._verdict(self._found.match.verdict)
        if self._found.match.record is None:
            return
        yield self._page()
        yield from self._shown(self._found.match.record.items)

    def _verdict(self, verdict: Verdict) -> str:
        tr = self._translator.tr
        return {
            "same": tr("The page shows the data."),
            "changed_elsewhere": tr(
                "The page shows the data; other parts of the report are different by now."
            ),
            "differs": tr("The values differ: what the page shows is not what the data say."),
            "other_report": tr("Unknown: the code is of a page of another report."),
            "other_print": tr(
                "The code is of another print of this report than the one in the package. "
                "Check it against the workspace."
            ),
            "draft": tr(
                "The page was printed in another state of the report, as a draft or sealed, than "
                "the report is in here."
            ),
        }[verdict]

    def _page(self) -> str:
        found, tr = self._found, self._translator.tr
        code = found.match.code
        return tr(
            "{unit}, {kind} {year}, {what}: page {page} of {pages}",
            unit=found.unit,
            kind=self._names.kind(found.kind),
            year=found.year,
            what=print_name(code.what, self._translator),
            page=code.page,
            pages=found.match.pages,
        )

    def _shown(self, items: Iterable[Shows]) -> Iterator[str]:
        for section, members in groupby(items, key=lambda item: item[0]):
            if not section:
                continue
            yield f"  {self._names.section(section)}"
            for item in members:
                yield f"    {self._row(item)}"

    def _row(self, item: Shows) -> str:
        tr = self._translator.tr
        values = [
            tr("{name}: {value}", name=self._names.column(item[0], cell.column), value=shown(cell))
            for cell in self._found.data.cells(item)
            if shown(cell)
        ]
        name = self._names.row(item[0], item[1])
        return tr("{row} | {values}", row=name, values=tr("; ").join(values) or "—")


class _Names:
    def __init__(self, form: Form | None, translator: Translator) -> None:
        self._form = form
        self._label = translator.label

    def kind(self, code: str) -> str:
        return self._label(self._form.kind.label) if self._form else code

    def section(self, code: str) -> str:
        known = self._form.sections.get(code) if self._form else None
        return self._label(known.section.label) if known else code

    def row(self, section: str, code: str) -> str:
        known = self._form.sections.get(section) if self._form else None
        fixed = known.rows.get(code) if known else None
        return f"{code} {self._label(fixed.label)}" if fixed else code

    def column(self, section: str, code: str) -> str:
        known = self._form.sections.get(section) if self._form else None
        return self._label(known.columns[code].label) if known and code in known.columns else code


def shown(cell: TableRecord) -> str:
    """The value of a cell as the data have it."""
    return cell.value if cell.state is State.VALID else cell.raw


def plain(found: Found) -> dict[str, object]:
    """The same as plain values, for JSON."""
    code, record = found.match.code, found.match.record
    return {
        "verdict": found.match.verdict,
        "shows_the_data": found.match.shows_the_data,
        "unit": found.unit,
        "year": found.year,
        "kind": found.kind,
        "print": code.what,
        "language": code.language,
        "draft": code.draft,
        "page": code.page,
        "pages": found.match.pages,
        "shows": _plain_items(record.items, found.data) if record else [],
    }


def _plain_items(items: Iterable[Shows], data: Data) -> list[dict[str, object]]:
    return [
        {
            "section": item[0],
            "row": item[1],
            "values": {c.column: shown(c) for c in data.cells(item) if shown(c)},
        }
        for item in items
        if item[0]
    ]
