"""What an audit found, in words."""

from __future__ import annotations

from ipdesk.audit import Audit, Break
from ipdesk.messages import Translator
from ipdesk.signing.words import short


class AuditWords:
    """Sentences about an audit; every break says where it is and what it means."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def verdict(self, audit: Audit) -> str:
        """Whether the history holds, and how far a sealed package vouches for it."""
        ntr = self._translator.ntr
        if audit.breaks:
            return ntr(
                "The history was changed: {n} break.",
                "The history was changed: {n} breaks.",
                len(audit.breaks),
            )
        whole = ntr("{n} entry, none changed.", "{n} entries, none changed.", audit.entries)
        return self._translator.prose(whole, self.vouched(audit))

    def vouched(self, audit: Audit) -> str:
        """How far something sealed or signed vouches for the history; "" where nothing does."""
        tr, entry = self._translator.tr, audit.covered
        if not entry:
            return ""
        if not audit.keys:
            return tr("Sealed packages vouch for it up to entry {entry}.", entry=entry)
        keys = ", ".join(map(short, audit.keys))
        return tr(
            "Receipts signed with the key {keys} vouch for it up to entry {entry}.",
            keys=keys, entry=entry,
        )  # fmt: skip

    def line(self, found: Break) -> str:
        """One break."""
        tr, entry, report = self._translator.tr, found.entry, found.report
        return {
            "edited": tr("Entry {entry}: its text was changed.", entry=entry),
            "missing": tr("Entries {entry} to {last} are missing.", entry=entry, last=found.other),
            "lost": tr("Entry {entry} was lost to damage of the file.", entry=entry),
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
            "receipt_cut": tr(
                "The log ends with entry {entry}; receipt {report} tells of {last}: the end was "
                "cut off.",
                entry=entry, last=found.other, report=report,
            ),
            "receipt_rewritten": tr(
                "Up to entry {entry} the log is another one than when receipt {report} was signed: "
                "it was written anew.",
                entry=entry, report=report,
            ),
            "receipt": tr(
                "Receipt {report}, as the desk keeps it, is not the one that was signed.",
                report=report,
            ),
            "receipt_gone": tr(
                "The receipt that entry {entry} tells of is not kept at the desk any more.",
                entry=entry,
            ),
            "receipt_unknown": tr(
                "Receipt {report} is not one that the log tells of: it was issued elsewhere, or "
                "taken out.",
                report=report,
            ),
        }[found.kind]  # fmt: skip
