"""The parts of a long print as one file."""

from __future__ import annotations

import io
from collections.abc import Iterable


def join(files: Iterable[bytes]) -> bytes:
    """One PDF with the pages of all, in order; everything else is the first one's.

    The files are PDF/A-2b and untagged, and so is the result: there is no sound way to join the
    structure of tagged files. Bookmarks are those of the first.
    """
    from pypdf import PdfReader, PdfWriter

    first, *others = files
    writer = PdfWriter(clone_from=io.BytesIO(first))
    for file in others:
        for page in PdfReader(io.BytesIO(file)).pages:
            writer.add_page(page)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
