"""What the preview of an import says as a whole, and of each kind of cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipdesk.messages import Translator

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import ImportPlan
    from ipdesk.screens.importing import ImportScreen


class ImportWords:
    """The sentences of a preview."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def kind(self, kind: str) -> str:
        """What happens to a cell, in a word."""
        tr = self._translator.tr
        return {
            "refused": tr("Refused"),
            "cleared": tr("Cleared"),
            "changed": tr("Changed"),
            "carried": tr("Carried over"),
            "adopted": tr("From the scheme"),
            "computed": tr("Computed"),
            "new": tr("New"),
        }[kind]

    def headline(self, screen: ImportScreen) -> str:
        """What importing would do, in one line."""
        tr, ntr = self._translator.tr, self._translator.ntr
        if not screen.editable:
            return tr("The report is sealed: nothing can be imported.")
        if screen.conflicts.undecided:
            return ntr(
                "The files differ in {n} value: choose which one counts",
                "The files differ in {n} values: choose which ones count",
                screen.conflicts.undecided,
            )
        if not screen.entries and not screen.conflicts.rows:
            return tr("The workbook says the same as the report: there is nothing to import.")
        if not screen.taken:
            return tr("None of the differing cells can be imported.")
        return ntr("{n} cell will be written", "{n} cells will be written", screen.taken)

    def remarks(self, plan: ImportPlan) -> list[str]:
        """What else a person ought to know before importing."""
        ntr, counts = self._translator.ntr, plan.counts
        refused, computed = counts["refused"], counts["computed"]  # type: ignore[index]  # StrEnum
        carried, adopted = counts["carried"], counts["adopted"]  # type: ignore[index]  # StrEnum
        equal = counts["equal"]  # type: ignore[index]  # StrEnum
        added, absent = len(plan.new_rows), len(plan.absent)
        remarks = [
            ntr(
                "{n} cell cannot be read and is left as it is in the report.",
                "{n} cells cannot be read and are left as they are in the report.",
                refused,
            )
            if refused
            else "",
            ntr(
                "{n} carried figure differs and is not taken over; restate it in the program.",
                "{n} carried figures differ and are not taken over; restate them in the program.",
                carried,
            )
            if carried
            else "",
            ntr(
                "{n} goal of the approved scheme differs and is not taken over.",
                "{n} goals of the approved scheme differ and are not taken over.",
                adopted,
            )
            if adopted
            else "",
            ntr(
                "{n} computed cell differs; the program computes it itself.",
                "{n} computed cells differ; the program computes them itself.",
                computed,
            )
            if computed
            else "",
            ntr("{n} row will be added.", "{n} rows will be added.", added) if added else "",
            ntr(
                "{n} row of the report is not in the workbook; it stays.",
                "{n} rows of the report are not in the workbook; they stay.",
                absent,
            )
            if absent
            else "",
            ntr(
                "{n} value equals that of the report.",
                "{n} values equal those of the report.",
                equal,
            )
            if equal
            else "",
        ]
        return [remark for remark in remarks if remark]
