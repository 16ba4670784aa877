"""The installer's list of files, made of the folder that is to be installed.

Each file is named when it is put there and when it is taken away, so that removing the program
takes what it brought and nothing that somebody else laid beside it.
"""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

INSTALLED, REMOVED = "files-in.nsh", "files-out.nsh"


def files_in(folder: Path) -> list[PureWindowsPath]:
    """The files of a folder, by their places in it, in order."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(PureWindowsPath(path) for path in files)


def install_list(folder: Path) -> str:
    """The lines of the script that put every file in its place."""
    lines: list[str] = []
    inside = None
    for path in files_in(folder):
        if path.parent != inside:
            inside = path.parent
            lines.append(f'SetOutPath "{_installed(inside)}"')
        source = folder.joinpath(*path.parts)
        lines.append(f'File "{_quoted(str(source))}"')
    return _text([*lines, 'SetOutPath "$INSTDIR"'])


def removal_list(folder: Path) -> str:
    """The lines that take them away again, and every folder that is empty then."""
    files = files_in(folder)
    lines = [f'Delete "{_installed(path)}"' for path in files]
    folders = {parent for path in files for parent in path.parents if parent.parts}
    deepest = sorted(folders, key=lambda path: (-len(path.parts), path))
    return _text([*lines, *(f'RMDir "{_installed(path)}"' for path in deepest)])


def write_lists(folder: Path, out: Path) -> None:
    """Write both lists beside each other. Raises FileNotFoundError if the folder is empty."""
    if not files_in(folder):
        raise FileNotFoundError(folder)
    out.mkdir(parents=True, exist_ok=True)
    # NSIS takes a file for UTF-8 by its byte-order mark.
    (out / INSTALLED).write_text(install_list(folder), encoding="utf-8-sig")
    (out / REMOVED).write_text(removal_list(folder), encoding="utf-8-sig")


def _installed(path: PureWindowsPath) -> str:
    return f"$INSTDIR\\{_quoted(str(path))}" if path.parts else "$INSTDIR"


def _quoted(text: str) -> str:
    """A text between double quotes: the dollar sign begins a variable."""
    return text.replace("$", "$$")


def _text(lines: list[str]) -> str:
    return "\n".join([*lines, ""])
