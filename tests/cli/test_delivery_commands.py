"""Handing over on the command line: what is on the stick already is told."""

from __future__ import annotations

from pathlib import Path

from command_line import Run


def test_the_same_package_again_is_said_to_be_there(
    ipdesk: Run, sealed_file: Path, tmp_path: Path
) -> None:
    ipdesk("package", str(sealed_file), "-o", str(tmp_path / "stick"))
    done = ipdesk("package", str(sealed_file), "-o", str(tmp_path / "stick"))
    assert done.code == 0
    assert "was there already" in done.out


def test_another_file_is_replaced_only_when_told_to(
    ipdesk: Run, sealed_file: Path, tmp_path: Path
) -> None:
    ipdesk("package", str(sealed_file), "-o", str(tmp_path))
    (package,) = tmp_path.glob("*.ipsub")
    package.write_bytes(b"other")
    refused = ipdesk("package", str(sealed_file), "-o", str(tmp_path))
    assert refused.code == 2
    assert "another file of this name" in refused.err
    assert package.read_bytes() == b"other"
    done = ipdesk("package", str(sealed_file), "-o", str(tmp_path), "--replace")
    assert "It replaces another file" in done.out
