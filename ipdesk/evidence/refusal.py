"""Why a file or what is said of it is not taken as evidence."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.errors import KnownError
from ipdesk.messages import marked

EVIDENCE: Mapping[str, str] = {
    "no_file": marked("“{file}” is no file."),
    "kind": marked("“{file}” is of a kind that is not taken as evidence; taken are {kinds}."),
    "content": marked("“{file}” does not hold what its ending {kind} promises."),
    "empty": marked("“{file}” is empty."),
    "file_size": marked("“{file}” has {size}; a file may have {limit}."),
    "report_size": marked(
        "{size} do not fit any more: the report holds {held} of evidence and may hold {limit}."
    ),
    "changed": marked("“{file}” changed while it was read. Save and close it, then try again."),
    "too_long": marked("“{text}…” is longer than {limit} characters."),
    "not_a_line": marked("“{text}” holds characters that do not belong on a line."),
    "not_a_date": marked("“{text}” is no date; write it like 2016-12-31."),
    "no_evidence": marked("There is no such evidence here: {digest}"),
    "which": marked("Several files begin with “{digest}”; give more of the digest."),
    "no_program": marked("No program here opens “{file}”; save a copy instead."),
    "damaged": marked("The stored file “{file}” is not what was attached."),
}
"""The sentence of each reason."""


class EvidenceRefused(KnownError):
    """A file, or what is said of it, cannot be evidence; nothing was changed."""

    code = "evidence"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason
