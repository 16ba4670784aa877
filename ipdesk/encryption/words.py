"""The key that packages are encrypted to, in words."""

from __future__ import annotations

from ipdesk.encryption.recipient import Recipient
from ipdesk.encryption.trust import Trust
from ipdesk.formats import grouped
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
        """By which key it says that it is signed."""
        tr = self._translator.tr
        if recipient.signature is None:
            return tr("Not signed: compare the fingerprint with what SIPO has published.")
        key = short(recipient.signature.fingerprint)
        return tr("Signed by the key {key} of SIPO's desk.", key=key)

    def trust(self, recipient: Recipient, trust: Trust) -> str:
        """What the workspace knows of whoever vouches for it, and how else to make sure."""
        tr, signature = self._translator.tr, recipient.signature
        if trust == "known" and signature is not None:
            return tr(
                "Signed by the key {key} of SIPO's desk, which this workspace knows.",
                key=short(signature.fingerprint),
            )
        fingerprint = grouped(recipient.key.fingerprint.upper())
        if signature is None:
            return tr(
                "Not checked: the key is not signed. Compare its fingerprint with what SIPO has "
                "published: {fingerprint}",
                fingerprint=fingerprint,
            )
        return tr(
            "Not checked: this workspace knows no key of SIPO's desk yet. Compare the "
            "fingerprint with what SIPO has published: {fingerprint}",
            fingerprint=fingerprint,
        )
