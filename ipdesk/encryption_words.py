"""What is said of the encryption of a workspace, and of what became of its copies."""

from __future__ import annotations

from pathlib import Path

from ipdesk.messages import Translator
from ipdesk.opening import Recoded


def state_line(translator: Translator, *, encrypted: bool) -> str:
    """Whether a workspace is encrypted, and what that means."""
    if encrypted:
        return translator.tr(
            "The workspace is encrypted: it opens with its passphrase only. Nobody can find a lost "
            "passphrase out."
        )
    return translator.tr("The workspace is not encrypted: whoever has the file can read it.")


def told_lines(done: Recoded, translator: Translator, *, encrypted: bool) -> list[str]:
    """What became of the copies beside a workspace that was encrypted or decrypted."""
    lines = []
    if done.backups:
        lines.append(
            translator.ntr(
                "{n} backup changed with it.", "{n} backups changed with it.", done.backups
            )
        )
    if done.left:
        lines.append(_left(done, translator, encrypted=encrypted))
    return lines


def _left(done: Recoded, translator: Translator, *, encrypted: bool) -> str:
    names = translator.tr(", ").join(Path(path).name for path in done.left)
    if encrypted:
        return translator.tr(
            "These copies stay as they were, and may be readable without this passphrase; delete "
            "them if they are not needed: {names}",
            names=names,
        )
    return translator.tr("These copies stay as they were: {names}", names=names)
