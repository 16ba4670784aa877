"""What is taken as evidence: kinds of file and sizes, in one place and told beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ipdesk.messages import Translator

MIB = 1 << 20


class Kind(NamedTuple):
    """A kind of file: its media type, and the bytes that such a file begins with."""

    media_type: str
    begins: bytes


_PDF = Kind("application/pdf", b"%PDF-")
_JPEG = Kind("image/jpeg", b"\xff\xd8\xff")
_PNG = Kind("image/png", b"\x89PNG\r\n\x1a\n")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ZIP = b"PK\x03\x04"
# No archives: they hide what they hold. No documents that can carry macros.
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "pdf": _PDF,
        "ofd": Kind("application/ofd", _ZIP),
        "jpg": _JPEG,
        "jpeg": _JPEG,
        "png": _PNG,
        "docx": Kind(f"{_OFFICE}.wordprocessingml.document", _ZIP),
        "xlsx": Kind(f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    }
)


@dataclass(frozen=True, slots=True)
class EvidenceLimits:
    """Sizes are in bytes; ``report_size`` holds for all files of a report together.

    ``kinds`` are the kinds of file by extension.
    """

    file_size: int = 64 * MIB
    report_size: int = 256 * MIB
    kinds: Mapping[str, Kind] = field(default_factory=lambda: _KINDS)

    def kind(self, name: str) -> Kind | None:
        """The kind of a file by its name, None if such files are not taken."""
        return self.kinds.get(Path(name).suffix.lower().removeprefix("."))

    def words(self, translator: Translator) -> str:
        """The limits in one sentence."""
        return translator.tr(
            "Taken are {kinds}; at most {file} a file and {report} for all files of a report.",
            kinds=translator.tr(", ").join(self.kinds),
            file=size_text(self.file_size),
            report=size_text(self.report_size),
        )


def size_text(size: int) -> str:
    """A size in bytes as people read it, rounded up so that nothing has 0 KB."""
    if size >= 1024 * MIB:
        return f"{size / (1024 * MIB):.1f}".removesuffix(".0") + " GB"
    if size >= MIB:
        return f"{size / MIB:.1f}".removesuffix(".0") + " MB"
    return f"{-(-size // 1024)} KB"


LIMITS = EvidenceLimits()
