"""The key that packages are encrypted to, in words."""

from __future__ import annotations

from ipdesk.encryption.recipient import Recipient
from ipdesk.messages import Translator
from ipdesk.signing.words import short


class RecipientWords:
    """Words for recipients."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def whom(self, recipient: Recipient) -> str:
        """Who alone can open what is encrypted to it."""
        return self._translator.tr(
            "Encrypted to SIPO's key {key}. Only SIPO can open the file, not even you.",
            key=short(recipient.key.fingerprint),
        )

    def signer(self, recipient: Recipient) -> str:
        """By which key it is signed, or how else to make sure of it."""
        tr = self._translator.tr
        if recipient.signature is None:
            return tr("Not signed: compare the fingerprint with what SIPO has published.")
        key = short(recipient.signature.fingerprint)
        return tr("Signed by the key {key} of SIPO's desk.", key=key)
