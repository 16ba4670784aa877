"""Where the sentences about two editions are made: what differs, and what becomes of values."""

from __future__ import annotations

from ipdesk.catalogue.difference import Change, Side
from ipdesk.catalogue.form import Form
from ipdesk.catalogue.form_rules import WithdrawnRule
from ipdesk.catalogue.model import Label
from ipdesk.messages import Translator


class ChangeSentences:
    """Words for the difference between two forms."""

    def __init__(self, translator: Translator, before: Form, after: Form) -> None:
        self._translator = translator
        sections = {**before.sections, **after.sections}
        self._names = {code: section.section.label for code, section in sections.items()}
        self._names |= {codes.code: codes.label for codes in after.catalogue.codelists}

    def kind(self, change: Change) -> str:
        """What happens, in a word."""
        tr = self._translator.tr
        return {
            "added": tr("Added"),
            "dropped": tr("Dropped"),
            "changed": tr("Changed"),
            "withdrawn": tr("Withdrawn"),
        }[change.kind]

    def what(self, change: Change) -> str:
        """What is added, dropped, changed or withdrawn."""
        tr, label = self._translator.tr, self._translator.label
        name = label(change.label)
        where = label(self._names[change.section]) if change.section in self._names else ""
        return {
            "section": tr("Section {name}", name=name),
            "row": f"{change.code} {name}",
            "column": tr("{section}: column {name}", section=where, name=name),
            "entry": tr("{section}: choice {name}", section=where, name=name),
            "rule": tr("Rule {code}: {name}", code=change.code, name=name),
        }[change.what]

    def detail(self, change: Change) -> str:
        """What else there is to say: both sides, successors, or why a rule is withdrawn."""
        tr = self._translator.tr
        if change.reason is not None:
            return _because(change.reason, change.document, self._translator)
        if change.facet:
            return self._facet(change)
        codes = tr(", ").join(change.others)
        if codes and change.kind == "added":
            return tr("takes the place of {codes}", codes=codes)
        return tr("its place is taken by {codes}", codes=codes) if codes else ""

    def sentence(self, change: Change) -> str:
        """The change in one line."""
        parts = [f"{self.kind(change)} · {self.what(change)}", self.detail(change)]
        return " — ".join(filter(None, parts))

    def _facet(self, change: Change) -> str:
        tr = self._translator.tr
        facet = {
            "label": tr("Name"),
            "unit": tr("Unit"),
            "type": tr("Kind of value"),
            "codelist": tr("Choices"),
            "precision": tr("Decimals"),
            "minimum": tr("Lower limit"),
            "maximum": tr("Upper limit"),
            "rise": tr("Rise accepted without a reason (%)"),
            "fall": tr("Fall accepted without a reason (%)"),
            "breaks": tr("Breaks in the series"),
            "max_length": tr("Length"),
            "required": tr("Required"),
            "computed": tr("Computed"),
            "target": tr("Target"),
            "level": tr("Level"),
            "content": tr("Condition"),
        }[change.facet]
        before, after = self._side(change.before), self._side(change.after)
        if before == after == "":
            return facet
        return tr(
            "{facet}: {before} → {after}",
            facet=facet,
            before=before or tr("none"),
            after=after or tr("none"),
        )

    def _side(self, side: Side) -> str:
        if isinstance(side, Label):
            return self._translator.label(side)
        tr = self._translator.tr
        words = {
            "yes": tr("yes"),
            "no": tr("no"),
            "error": tr("Error"),
            "query": tr("Query"),
            "target": tr("Target"),
            "notice": tr("Notice"),
        }
        return words.get(side, side)


def withdrawn_sentence(item: WithdrawnRule, translator: Translator) -> str:
    """That a rule does not run, by which document, and why."""
    return translator.tr(
        "Rule {code} ({name}) is withdrawn and was not run: {why}",
        code=item.rule.code,
        name=translator.label(item.rule.label),
        why=_because(item.reason, item.document, translator),
    )


def _because(reason: Label, document: str, translator: Translator) -> str:
    why = translator.label(reason)
    return translator.tr("{why} ({document})", why=why, document=document)
