"""Well-formed archives whose bag breaks one rule each; the first word names the reason."""

from __future__ import annotations

from package_builder import archive, assemble, parts, retagged

SUBMISSION = "data/submission.json"


def without(files, path):
    return {key: value for key, value in files.items() if key != path}


def replaced(files, path, old, new):
    assert old in files[path]
    return {**files, path: files[path].replace(old, new, 1)}


def with_signature_listed(files):
    """What signs the tag manifest cannot be in it."""
    line = b"0" * 64 + b"  signature.json\n"
    listed = b"".join(sorted([*files["tagmanifest-sha256.txt"].splitlines(True), line],
                             key=lambda text: text[66:]))  # fmt: skip
    return archive({**files, "tagmanifest-sha256.txt": listed})


def listing_itself(files):
    """No manifest of tag files can hold its own checksum."""
    line = b"0" * 64 + b"  tagmanifest-sha256.txt\n"
    return archive({**files, "tagmanifest-sha256.txt": files["tagmanifest-sha256.txt"] + line})


CASES = {
    "fetch": lambda f: archive({**f, "fetch.txt": b"http://example.org/ - data/x\n"}),
    "other_manifest": lambda f: archive({**f, "manifest-md5.txt": b""}),
    "unexpected_file": lambda f: archive({**f, "autorun.inf": b""}),
    "missing_file": lambda f: archive(without(f, "bag-info.txt")),
    "declaration": lambda f: retagged(replaced(f, "bagit.txt", b"1.0", b"0.9")),
    "tag_digest": lambda f: archive(replaced(f, "bag-info.txt", b"1.0", b"1.1")),
    "tag_manifest_files": lambda f: archive(
        replaced(f, "tagmanifest-sha256.txt", b"  bagit.txt", b"  bagit.txu")
    ),
    "manifest_line": lambda f: retagged(replaced(f, "manifest-sha256.txt", b"  data", b" data")),
    "manifest_text": lambda f: retagged({**f, "manifest-sha256.txt": b"\xff\n"}),
    "manifest_duplicate": lambda f: retagged(
        {**f, "manifest-sha256.txt": f["manifest-sha256.txt"] * 2}
    ),
    "manifest_not_canonical": lambda f: retagged(
        {**f, "manifest-sha256.txt": f["manifest-sha256.txt"].rstrip(b"\n")}
    ),
    "listed_missing": lambda f: archive(without(f, "data/report.pdf")),
    "unlisted_file": lambda f: archive({**f, "data/report.txt": b""}),
    "payload_oxum": lambda f: retagged(replaced(f, "bag-info.txt", b".11\n", b".12\n")),
    "digest": lambda f: archive(replaced(f, SUBMISSION, b"leading", b"leadinh")),
    "folder_name": lambda f: archive(f, "submission"),
    "entry_order": lambda f: assemble(list(reversed(parts(f)))),
    "other_manifest-sha512": lambda f: archive({**f, "manifest-sha512.txt": b""}),
    "other_manifest-tag": lambda f: archive({**f, "tagmanifest-sha512.txt": b""}),
    "unexpected_file-order": lambda f: archive({**f, "data.txt": b""}),
    "missing_file-tags": lambda f: archive(without(f, "tagmanifest-sha256.txt")),
    "declaration-bom": lambda f: retagged({**f, "bagit.txt": b"\xef\xbb\xbf" + f["bagit.txt"]}),
    "declaration-crlf": lambda f: retagged(
        {**f, "bagit.txt": f["bagit.txt"].replace(b"\n", b"\r\n")}
    ),
    "manifest_line-upper-case": lambda f: retagged(
        {**f, "manifest-sha256.txt": f["manifest-sha256.txt"].upper()}
    ),
    "manifest_not_canonical-crlf": lambda f: retagged(
        {**f, "manifest-sha256.txt": f["manifest-sha256.txt"].replace(b"\n", b"\r\n")}
    ),
    "manifest_not_canonical-order": lambda f: retagged(
        {**f, "manifest-sha256.txt": b"".join(reversed(f["manifest-sha256.txt"].splitlines(True)))}
    ),
    "unlisted_file-line-missing": lambda f: retagged(
        {**f, "manifest-sha256.txt": b"".join(f["manifest-sha256.txt"].splitlines(True)[1:])}
    ),
    "digest-print": lambda f: archive({**f, "data/report.pdf": b"%PDE"}),
    "tag_manifest_files-signature": with_signature_listed,
    "tag_manifest_files-itself": listing_itself,
    "missing_file-declaration": lambda f: archive(without(f, "bagit.txt")),
    "missing_file-manifest": lambda f: archive(without(f, "manifest-sha256.txt")),
    "declaration-older": lambda f: retagged(replaced(f, "bagit.txt", b"1.0", b"0.97")),
    "declaration-newer": lambda f: retagged(replaced(f, "bagit.txt", b"1.0", b"1.1")),
    "declaration-encoding": lambda f: retagged(replaced(f, "bagit.txt", b"UTF-8", b"GB18030")),
    "manifest_line-short": lambda f: retagged(
        {**f, "manifest-sha256.txt": f["manifest-sha256.txt"][1:]}
    ),
    "manifest_not_canonical-percent": lambda f: retagged(
        replaced(f, "manifest-sha256.txt", b"data/checks.json", b"data/checks%2Ejson")
    ),
    "listed_missing-traversal": lambda f: retagged(
        {**f, "manifest-sha256.txt": b"0" * 64 + b"  ../../etc/passwd\n"}
    ),
    "payload_oxum-files": lambda f: retagged(replaced(f, "bag-info.txt", b".11\n", b".10\n")),
    "payload_oxum-twice": lambda f: retagged(
        replaced(f, "bag-info.txt", b"Payload-Oxum", b"Payload-Oxum: 1.1\nPayload-Oxum")
    ),
    "payload_oxum-none": lambda f: retagged(
        replaced(f, "bag-info.txt", b"Payload-Oxum", b"Payload-Oxxm")
    ),
    "fetch-empty": lambda f: archive({**f, "fetch.txt": b""}),
    "fetch-file-address": lambda f: archive({**f, "fetch.txt": b"file:///etc/passwd - data/x\n"}),
    "other_manifest-capitals": lambda f: archive({**f, "manifest-MD5.txt": b""}),
    "unexpected_file-home": lambda f: archive({**f, "~": b""}),
}
