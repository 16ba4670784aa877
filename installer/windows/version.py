"""The version resource: what Windows shows among a file's properties."""

from __future__ import annotations

from pathlib import Path

from installer.frozen.contents import ROOT
from ipdesk import __version__

OUT = ROOT / "build" / "windows"
_TEXTS = {
    "CompanyName": "IPDesk maintainers",
    "FileDescription": "IPDesk",
    "ProductName": "IPDesk",
    "LegalCopyright": "IPDesk maintainers",
    "FileVersion": __version__,
    "ProductVersion": __version__,
}


def four(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts: four numbers."""
    numbers = [int(part) for part in version.split(".")]
    first, second, third, fourth, *_ = [*numbers, 0, 0, 0, 0]
    return first, second, third, fourth


def version_info(program: str) -> str:
    """The resource as PyInstaller reads it; its strings are in English and in Chinese."""
    texts = {**_TEXTS, "InternalName": program, "OriginalFilename": f"{program}.exe"}
    structs = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    tables = ", ".join(f"StringTable({code!r}, [{structs}])" for code in ("040904B0", "080404B0"))
    numbers = four(__version__)
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, "
        "flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), "
        f"kids=[StringFileInfo([{tables}]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200, 2052, 1200])])])\n"
    )


def resource_file(program: str) -> Path:
    """The resource of a program, written."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{program}-version.txt"
    path.write_text(version_info(program), encoding="utf-8")
    return path
