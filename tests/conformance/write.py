"""Writes the conformance set, for whoever tests a reader of packages of their own.

``python tests/conformance/write.py FOLDER`` writes every package with ``verdicts.toml``. Without
a folder it writes what is kept beside this file: the verdicts, and the packages that keep the
format. ``--check`` writes nothing and fails where these are out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERDICTS = "verdicts.toml"
HEAD = """\
# The verdict that a reader has to give of each package; docs/package-format.md says why.
#
# valid     keeps the format; signature says what is found of its signatures without enrolments
# forged    keeps the format, but a signature was not made by the key that it names
# refused   breaks the format; reason is the code of the rule that is broken first
#
# digest: SHA-256 of the file; seal: of tagmanifest-sha256.txt; history: digest of the last entry.
"""


def main(arguments: list[str]) -> int:
    """Write the set, or compare what is kept."""
    sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent)]
    kept = dict(_kept())
    if "--check" in arguments:
        stale = [name for name, content in kept.items() if _content(HERE / name) != content]
        stray = {str(path.relative_to(HERE)) for path in HERE.glob("*/*.ipsub")} - kept.keys()
        for name in [*stale, *sorted(stray)]:
            say(f"{name} is out of date: python tests/conformance/write.py")
        return 1 if stale or stray else 0
    written = dict(kept)
    folder = Path(arguments[0]) if arguments else HERE
    if arguments:
        from cases import cases

        written |= {case.file: case.make() for case in cases()}
    for name, content in written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    say(f"{len(written) - 1} packages and their verdicts in {folder}")
    return 0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _kept() -> Iterator[tuple[str, bytes]]:
    """What lies beside this file, by name."""
    from cases import cases

    entries = [HEAD]
    for case in cases():
        content = case.make()
        if not case.reason:
            yield case.file, content
        entries.append(_entry(case.file, content))
    yield VERDICTS, "\n".join(entries).encode()


def _entry(file: str, content: bytes) -> str:
    """The verdict of this program, as a table of TOML; a test compares it with what is wanted."""
    import tempfile

    from ipdesk.errors import PackageRefused
    from ipdesk.package.verify import inspect

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ipsub"
        path.write_bytes(content)
        try:
            found = inspect(path).verification
        except PackageRefused as fault:
            facts = {"verdict": "refused", "reason": fault.reason}
        else:
            facts = {
                "verdict": "forged" if found.signature == "invalid" else "valid",
                "signature": found.signature,
                "name": found.name,
                "digest": found.digest,
                "seal": found.seal,
                "history": found.history_digest,
            }
    lines = [f'{key} = "{value}"' for key, value in {"file": file, **facts}.items()]
    return "[[package]]\n" + "\n".join(lines) + "\n"


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
