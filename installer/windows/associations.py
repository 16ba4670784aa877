"""The kinds of file in the registry, for the user alone."""

from __future__ import annotations

from pathlib import Path

from installer.desktop.file_types import FileType, file_types

REGISTERED, FORGOTTEN = "types-in.nsh", "types-out.nsh"
_CLASSES = "Software\\Classes"


def registered(types: tuple[FileType, ...]) -> str:
    """The lines of the script that tell Windows of each kind; Chinese where the user reads it."""
    lines = []
    for kind in types:
        name = _name(kind)
        command = '"$INSTDIR\\ipdesk.exe" open "%1"'
        lines += [
            f'WriteRegStr HKCU "{_CLASSES}\\{kind.suffix}" "" "{name}"',
            f'WriteRegStr HKCU "{_CLASSES}\\{kind.suffix}" "Content Type" "{kind.mime}"',
            "${If} $LANGUAGE == 2052",
            f'WriteRegStr HKCU "{_CLASSES}\\{name}" "" "{kind.zh}"',
            "${Else}",
            f'WriteRegStr HKCU "{_CLASSES}\\{name}" "" "{kind.en}"',
            "${EndIf}",
            f'WriteRegStr HKCU "{_CLASSES}\\{name}\\DefaultIcon" "" "$INSTDIR\\ipdesk-file.ico"',
            f'WriteRegStr HKCU "{_CLASSES}\\{name}\\shell\\open\\command" "" \'{command}\'',
        ]
    return "\n".join([*lines, ""])


def forgotten(types: tuple[FileType, ...]) -> str:
    """The lines that take them back; a suffix that another program has taken stays its own."""
    lines = []
    for number, kind in enumerate(types):
        name = _name(kind)
        lines += [
            f'ReadRegStr $0 HKCU "{_CLASSES}\\{kind.suffix}" ""',
            f'StrCmp $0 "{name}" 0 kept_{number}',
            f'DeleteRegKey HKCU "{_CLASSES}\\{kind.suffix}"',
            f"kept_{number}:",
            f'DeleteRegKey HKCU "{_CLASSES}\\{name}"',
        ]
    return "\n".join([*lines, ""])


def write_associations(out: Path) -> None:
    """Write both beside each other."""
    types = file_types()
    (out / REGISTERED).write_text(registered(types), encoding="utf-8-sig")
    (out / FORGOTTEN).write_text(forgotten(types), encoding="utf-8-sig")


def _name(kind: FileType) -> str:
    return f"IPDesk{kind.suffix}"
