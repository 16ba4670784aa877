"""Why a key cannot be made, opened or used."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.errors import KnownError
from ipdesk.messages import marked

SIGNING: Mapping[str, str] = {
    "passphrase_short": marked(
        "The passphrase is too short: it has at least {limit} characters, spaces included."
    ),
    "passphrase_digits": marked("A passphrase of digits alone is soon guessed: use words."),
    "passphrase_long": marked("The passphrase is too long: at most {limit} bytes."),
    "passphrase_wrong": marked("The passphrase does not open this key. Type it again."),
    "passphrase_missing": marked(
        "No passphrase was given. Type it when asked, or name a file with --passphrase-file."
    ),
    "passphrase_differs": marked("The two passphrases differ. Type the same one twice."),
    "passphrase_text": marked("The passphrase is not UTF-8 text."),
    "key_exists": marked("There is a key file already: {path}. Choose another name."),
    "not_a_key": marked("“{path}” is not a key file of this program."),
    "not_a_recipient": marked("“{path}” is no key of SIPO to encrypt to (.iprecipient)."),
    "recipient_signature": marked(
        "The signature in “{path}” is not that of the key it names: do not use it."
    ),
    "recipient_unsigned": marked(
        "The key to encrypt to is not signed, while this workspace knows SIPO's own key. Ask SIPO "
        "for the file that is signed with it."
    ),
    "recipient_unknown_key": marked(
        "The key to encrypt to is signed with a key that this workspace does not know, while it "
        "knows another one of SIPO's desk. Do not use it, and ask SIPO: {key}"
    ),
    "recipient_revoked": marked(
        "The key to encrypt to is signed with a key that SIPO has revoked. Ask SIPO for a new file."
    ),
    "recipient_expired": marked(
        "The key to encrypt to was signed with a key that had expired. Ask SIPO for a new file."
    ),
    "recipient_not_yet": marked(
        "The key to encrypt to was signed with a key that was not valid yet. Ask SIPO for a new "
        "file."
    ),
    "recipient_wrong_unit": marked(
        "The key to encrypt to is signed by somebody else than SIPO's desk: do not use it."
    ),
    "recipient_wrong_role": marked(
        "The key to encrypt to is signed by somebody else than SIPO's desk: do not use it."
    ),
    "identity_differs": marked("The files “{path}” and .pem beside it are not the same key."),
    "role_of_desk": marked("Only a key of SIPO's desk signs this."),
    "not_encrypted": marked(
        "The private key in “{path}” is not protected by a passphrase and is not used."
    ),
    "not_beside": marked(
        "A key is two files of the same name, .ipkey and .pem. One is missing: {path}"
    ),
    "key_differs": marked("The files “{path}” and .pem beside it are not the same key."),
    "key_unit": marked("The unit of a key is six digits or 2–8 capital letters, not “{unit}”."),
    "key_role": marked("“{role}” is no role of a key."),
    "key_days": marked("The first day of validity comes after the last."),
    "key_years": marked("A key is valid for {limit} years at most; then make another one."),
    "key_expired": marked("The key expired on {day}. Make a new one and have it enrolled."),
    "key_not_yet": marked("The key is valid from {day} only."),
    "other_unit": marked("The key is of the unit {unit}; the package is that of {own}."),
    "role_clerk": marked("The clerk signs first, with a clerk's key; this is another one."),
    "role_reviewer": marked("The section chief counter-signs, with a key of that role."),
    "role_desk": marked("A data pack is signed with a key of SIPO's desk; this is another one."),
    "same_key": marked("Counter-signing takes another key than the first signature."),
    "not_signed": marked("The report was sealed without a signature: nothing to counter-sign."),
    "signed_already": marked("The package has both signatures."),
    "delivered": marked("The package was delivered already; a signature would change it."),
    "unknown_algorithm": marked("This program cannot sign by “{alg}”."),
    "enrolment_text": marked(
        "This is no enrolment code: it has {lines} lines of {size} characters."
    ),
    "enrolment_line": marked("Line {line} of the enrolment code is mistyped. Read it again."),
    "enrolled_twice": marked("The key {fingerprint} is enrolled twice."),
}
"""The sentence of each reason."""


class SigningRefused(KnownError):
    """A key or signature that cannot be; nothing was written or changed."""

    code = "signing"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason
