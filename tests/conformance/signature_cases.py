"""Packages in which only ``signature.json`` breaks a rule; the first word names the reason."""

from __future__ import annotations

import json

from package_builder import archive, signed
from sample import key

from ipdesk.package import canonical_json

FILE = "signature.json"


def changed(change, *roles: str):
    """The signatures of these roles, changed."""

    def make(files):
        value = json.loads(signed(files, *map(key, roles or ("clerk",)))[FILE])
        change(value["signatures"])
        return archive({**files, FILE: canonical_json.encode(value)})

    return make


def first(**fields):
    return changed(lambda signatures: signatures[0].update(fields))


def content(data: bytes):
    return lambda files: archive({**files, FILE: data})


def twice(signatures):
    signatures[1].update(
        {name: signatures[0][name] for name in ("public_key", "fingerprint", "signature")}
    )


CASES = {
    "json_syntax-signature": content(b"{"),
    "json_not_canonical-signature": content(b"{ }\n"),
    "signature_shape": content(b"{}\n"),
    "signature_shape-format": content(b'{"format":"ipdesk.signatures.v2","signatures":[]}\n'),
    "signature_roles-none": content(b'{"format":"ipdesk.signatures.v1","signatures":[]}\n'),
    "content_size-signature": content(b'"' + b"x" * 70_000 + b'"\n'),
    "signature_shape-unknown": first(note=""),
    "signature_shape-upper-case": first(signature="AB" * 64),
    "signature_shape-alg": first(alg="Ed25519"),
    "signature_shape-time": first(signed_at="2017-03-15T16:00:00+08:00"),
    "not_utc-signature": first(signed_at="2017-02-30T08:00:00+00:00"),
    "signature_key": first(fingerprint="0" * 64),
    "signature_roles-first": first(role="reviewer"),
    "signature_roles-order": changed(list.reverse, "clerk", "reviewer"),
    "signature_twice": changed(twice, "clerk", "reviewer"),
}
