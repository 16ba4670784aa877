"""What a report is called beside others of its workspace."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.catalogue.model import Catalogue
from ipdesk.messages import Translator
from ipdesk.records import ReportRecord

Headers = Mapping[str, ReportRecord]


def report_name(
    identity: str, headers: Headers, catalogue: Catalogue, translator: Translator
) -> str:
    """Kind and year ("Annual report 2016") with a later revision's number.

    A report that is not among the headers is called by its identity.
    """
    header = headers.get(identity)
    if header is None:
        return identity
    label = next((k.label for k in catalogue.kinds if k.code == header.kind), None)
    kind = translator.label(label) or header.kind
    name = translator.tr("{kind} {year}", kind=kind, year=header.year)
    if header.revision > 1:
        name += translator.tr(" (revision {n})", n=header.revision)
    return name
