"""The text of each page of a PDF, as PDFium reads it: its users read hundreds of pages."""

from __future__ import annotations

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
