"""The last step of handing a report over: what SIPO answered, and what there is to do then."""

from __future__ import annotations

from ipdesk.messages import Translator
from ipdesk.workspace import Workspace


def receipt_text(workspace: Workspace, translator: Translator) -> str:
    """Where the active report stands with SIPO, in a sentence or two."""
    tr, state = translator.tr, workspace.report.header.state
    if state == "accepted":
        return tr("SIPO has accepted the report.")
    if state == "returned":
        said = tr(
            "SIPO has returned the report: its comments lie on the cells. {why}",
            why=_reason(workspace),
        )
        what_next = "" if _followed(workspace) else _next_revision(translator)
        return translator.prose(said, what_next)
    if state != "draft":
        return tr("When SIPO's receipt has come, import it here.")
    return tr("Comes after sealing and handing over.")


def _next_revision(translator: Translator) -> str:
    return translator.tr(
        "Begin the next revision (Report, New report…), answer each comment in it, and seal it."
    )


def _followed(workspace: Workspace) -> bool:
    """Whether a later revision was begun."""
    here = workspace.report.header
    return any(
        (one.kind, one.year) == (here.kind, here.year) and one.revision > here.revision
        for one in workspace.store.reports()
    )


def _reason(workspace: Workspace) -> str:
    from ipdesk.receipts.kept import newest_receipt

    receipt = newest_receipt(workspace.store, workspace.report.header.id)
    return receipt.text.text if receipt is not None else ""
