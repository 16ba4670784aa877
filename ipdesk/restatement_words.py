"""Opening figures and restatements in words, said alike in window, command line and workbook."""

from __future__ import annotations

from ipdesk.adopted import adopted_at
from ipdesk.catalogue.form import Form
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.report_names import Headers, report_name
from ipdesk.restatement import Notes, Restatement, restatement_at, settled_by
from ipdesk.sentences import Sentences
from ipdesk.values import parse


class RestatementWords:
    """Words for the figures of one form; ``headers`` know the reports that settled them."""

    def __init__(
        self, translator: Translator, form: Form, sentences: Sentences, headers: Headers
    ) -> None:
        self._translator = translator
        self._form = form
        self._sentences = sentences
        self._headers = headers

    def report(self, identity: str) -> str:
        """What a report is called."""
        return report_name(identity, self._headers, self._form.catalogue, self._translator)

    def value(self, place: Place, raw: str) -> str:
        """A raw text as the place shows it."""
        spec = self._form.sections[place.section].spec(place.row, place.column)
        return self._sentences.value(place, parse(raw, spec)) or self._translator.tr("(blank)")

    def was(self, item: Restatement) -> str:
        """The figure as carried over, and from where."""
        value, report = self.value(item.place, item.carried), self.report(item.carried_from)
        return self._translator.tr("{value} ({report})", value=value, report=report)

    def adopted(self, identity: str) -> str:
        """That a value was adopted from a report in force."""
        return self._translator.tr("From the approved {report}", report=self.report(identity))

    def remark(self, notes: Notes, place: Place) -> str:
        """Where the value comes from, or how it was restated; "" where it was simply typed."""
        adopted = adopted_at(notes, place)
        if adopted:
            return self.adopted(adopted)
        item, settled = restatement_at(notes, place), settled_by(notes, place)
        tr = self._translator.tr
        if item is not None:
            return tr(
                "Restated: was {figure}, because: {reason}",
                figure=self.was(item),
                reason=item.reason,
            )
        return tr("Carried from {report}", report=self.report(settled)) if settled else ""
