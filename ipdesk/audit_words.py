"""What an audit found, in words."""

from __future__ import annotations

from ipdesk.audit import Audit, Break
from ipdesk.messages import Translator


class AuditWords:
    """Sentences about an audit; every break says where it is and what it means."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def verdict(self, audit: Audit) -> str:
        """Whether the history holds, and how far a sealed package vouches for it."""
        tr, ntr = self._translator.tr, self._translator.ntr
        if audit.breaks:
            return ntr(
                "The history was changed: {n} break.",
                "The history was changed: {n} breaks.",
                len(audit.breaks),
            )
        whole = ntr("{n} entry, none changed.", "{n} entries, none changed.", audit.entries)
        if not audit.covered:
            return whole
        return " ".join(
            (whole, tr("Sealed packages vouch for it up to entry {entry}.", entry=audit.covered))
        )

    def line(self, found: Break) -> str:
        """One break."""
        tr, entry, report = self._translator.tr, found.entry, found.report
        return {
            "edited": tr("Entry {entry}: its text was changed.", entry=entry),
            "missing": tr("Entries {entry} to {last} are missing.", entry=entry, last=found.other),
            "detached": tr(
                "Entry {entry} does not follow from the one before: an entry was changed, "
                "exchanged or put in.",
                entry=entry,
            ),
            "cut": tr(
                "The history ends with entry {entry}; the package of {report} tells of {last}: the "
                "end was cut off.",
                entry=entry, last=found.other, report=report,
            ),
            "rewritten": tr(
                "From entry {entry} on the history is another one than in the sealed package of "
                "{report}: it was written anew.",
                entry=entry, report=report,
            ),
            "package": tr(
                "The package of {report} that the workspace keeps is not the one that was sealed.",
                report=report,
            ),
            "handed_in": tr(
                "The package handed in for {report} is not the one that this workspace sealed.",
                report=report,
            ),
        }[found.kind]  # fmt: skip
