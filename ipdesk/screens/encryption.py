"""The encryption of a workspace, in words, and what stands against a new passphrase."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ipdesk.encryption_words import state_line
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import WrongPassphrase
from ipdesk.messages import Translator
from ipdesk.signing.passphrase import SHORTEST, protecting
from ipdesk.signing.refusal import SigningRefused
from ipdesk.workspace_key import WorkspaceKey, key_of, new_key


class PassphraseFault(NamedTuple):
    """What is wrong with a new passphrase that was typed twice, and at which of the two."""

    at: Literal["first", "second"]
    said: str


def passphrase_fault(first: str, second: str, translator: Translator) -> PassphraseFault | None:
    """Why the new passphrase cannot be taken, None if it can."""
    words = ErrorSentences(translator)
    try:
        protecting(first)
    except SigningRefused as fault:
        return PassphraseFault("first", words.what(fault))
    if first != second:
        return PassphraseFault("second", words.what(SigningRefused("passphrase_differs")))
    return None


def passphrase_hint(translator: Translator) -> str:
    """What a new passphrase of a workspace is to be, and what it means to lose it."""
    return translator.tr(
        "At least {limit} characters: a short sentence is easy to keep in mind and hard to "
        "guess. Nobody can find it out for you: without it the workspace and its backups cannot "
        "be read any more. Write it down and lock it away.",
        limit=SHORTEST,
    )


class EncryptionScreen:
    """Of the open workspace, which is encrypted by ``key`` or, if that is None, not at all."""

    def __init__(self, key: WorkspaceKey | None, path: str, translator: Translator) -> None:
        self.key = key
        self._path = path
        self._translator = translator

    def state(self) -> str:
        """Whether the workspace is encrypted."""
        return state_line(self._translator, encrypted=self.key is not None)

    def limits(self) -> str:
        """What encryption does not hide."""
        return self._translator.tr(
            "Encrypted are the workspace and its backups. Not hidden are their names, sizes and "
            "times, and whatever is written out of it: packages, workbooks, prints."
        )

    def keys(self, present: str, wanted: str) -> tuple[WorkspaceKey | None, WorkspaceKey | None]:
        """The key now and the one from now on, of the passphrases; "" stands for none wanted.

        Takes about a third of a second for each. Raises ``WrongPassphrase`` unless ``present``
        opens the workspace.
        """
        if self.key is not None and key_of(self.key.salt, present) != self.key:
            raise WrongPassphrase(path=self._path)
        return self.key, new_key(wanted) if wanted else None
