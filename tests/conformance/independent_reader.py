"""A second reader of packages, written from docs/package-format.md with the standard library.

It shares nothing with the program but the schemas, which are shipped. It looks at archive and bag
here and at the payload in ``independent_payload``; it leaves out the codes in ``pages.json``.
"""

from __future__ import annotations

import csv
import hashlib
import re
import struct
import unicodedata
import zlib
from typing import NamedTuple

from independent_json import Rejected, canonical, reject, schema_of, spelt
from independent_payload import Payload
from plain_ed25519 import verifies
from plain_schema import fits

LOCAL, CENTRAL, END = (
    struct.Struct("<4s5H3I2H"),
    struct.Struct("<4s6H3I5H2I"),
    struct.Struct("<4s4H2IH"),
)
LIMITS = {"entries": 10_000, "entry_size": 1 << 28, "name": 240, "depth": 6, "ratio": 200}
NAME = re.compile(
    r"([0-9]{6}|[A-Z]{2,8})-[0-9]{4}-[a-z][a-z0-9_]*(-[a-z0-9_]+)*-[0-9]{4,6}(-practice)?"
)
DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE | re.DOTALL
)
TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
LISTED = "tagmanifest-sha256.txt"


class Found(NamedTuple):
    """What a package says of itself. Digests are hex."""

    verdict: str
    name: str
    digest: str
    seal: str
    history: str


def read(data: bytes) -> Found:
    """The verdict of a package that keeps the format; :class:`Rejected` for any other."""
    try:
        return _read(data)
    except (ValueError, csv.Error) as fault:
        raise Rejected(str(fault)) from fault


def _read(data: bytes) -> Found:
    entries = _entries(data)
    top = next(iter(entries), "").partition("/")[0]
    reject(any(name.partition("/")[0] != top or "/" not in name for name in entries), "top folder")
    reject(not NAME.fullmatch(top), "folder name")
    files = {name.partition("/")[2]: content for name, content in entries.items()}
    reject(list(files) != sorted(files, key=lambda p: (p != "bagit.txt", p)), "entry order")
    seal = _bag(files)
    payload = Payload(top, files)
    history = payload.check()
    verdict = _signatures(files, payload.unit, seal)
    return Found(verdict, top, hashlib.sha256(data).hexdigest(), seal, history)


def _entries(data: bytes) -> dict[str, bytes]:
    reject(len(data) < END.size, "end record")
    signature, *disks, here, count, size, start, comment = END.unpack(data[-END.size :])
    reject(
        signature != b"PK\x05\x06" or disks != [0, 0] or here != count or comment != 0, "end record"
    )
    reject(
        data[-END.size - 20 :][:4] == b"PK\x06\x07" or count > LIMITS["entries"], "zip64, entries"
    )
    reject(not count or start + size + END.size != len(data), "directory place")
    found: dict[str, bytes] = {}
    at, expected = start, 0
    for _ in range(count):
        reject(at + CENTRAL.size > len(data), "directory size")
        header = CENTRAL.unpack_from(data, at)
        raw = data[at + CENTRAL.size :][: header[10]]
        at += CENTRAL.size + len(raw)
        name = _name(raw)
        reject(name in found, "name twice")
        content, expected = _content(data, header, raw, expected)
        found[name] = content
    reject(at != start + size or expected != start, "gap")
    _distinct(found)
    return found


def _content(data: bytes, header: tuple, raw: bytes, expected: int) -> tuple[bytes, int]:
    signature, made, version, flags, method, time, date, crc, packed, size, *_ = header
    extra, comment, disk, internal, external, offset = header[11:]
    fixed = (signature, made, version, flags, time, date, extra, comment, disk, internal, external)
    reject(
        fixed != (b"PK\x01\x02", 3 << 8 | 20, 20, 0x800, 0, 0x21, 0, 0, 0, 0, 0x81A40000),
        "fixed fields",
    )
    reject(method not in (0, 8) or (method == 0 and packed != size), "method")
    reject(size > LIMITS["entry_size"] or size > LIMITS["ratio"] * max(packed, 1), "size")
    local = LOCAL.pack(b"PK\x03\x04", *header[2:12]) + raw
    reject(offset != expected or data[offset : offset + len(local)] != local, "local header")
    end = offset + len(local) + packed
    content = data[offset + len(local) : end]
    if method == 8:
        content = _inflated(content, size)
    reject(len(content) != size or zlib.crc32(content) != crc, "content")
    return content, end


def _inflated(packed: bytes, size: int) -> bytes:
    inflater = zlib.decompressobj(-15)
    try:
        content = inflater.decompress(packed, size + 1)
    except zlib.error:
        raise ValueError("deflate") from None
    reject(not inflater.eof or bool(inflater.unused_data), "deflate")
    return content


def _name(raw: bytes) -> str:
    name = raw.decode()
    parts = name.split("/")
    reject(len(raw) > LIMITS["name"] or len(parts) > LIMITS["depth"], "name long or deep")
    reject(any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") for c in name), "name control")
    reject(bool(set(name) & set('\\:<>"|?*')), "name character")
    for part in parts:
        odd = part in ("", ".", "..") or part != part.rstrip(" .") or part.startswith(" ")
        reject(odd or bool(DEVICE.fullmatch(part)), "name part")
    return name


def _distinct(names: dict[str, bytes]) -> None:
    """No two names are equal after NFC and case folding, none is the folder of another."""
    folded = [
        unicodedata.normalize("NFC", unicodedata.normalize("NFC", n).casefold()) for n in names
    ]
    folders = {"/".join(n.split("/")[:i]) for n in folded for i in range(1, n.count("/") + 1)}
    reject(len(set(folded)) != len(folded) or bool(folders & set(folded)), "name collision")


def _bag(files: dict[str, bytes]) -> str:
    """The seal of the bag."""
    known = {*TAGS, LISTED, "signature.json"}
    reject(any(p not in known and not p.startswith("data/") for p in files), "file beside data/")
    reject(not {*TAGS, LISTED} <= set(files), "missing file")
    reject(
        files["bagit.txt"] != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "bagit"
    )
    tags = {path: files[path] for path in TAGS}
    payload = {path: content for path, content in files.items() if path.startswith("data/")}
    reject(files[LISTED] != _manifest(tags), "tag manifest")
    reject(files["manifest-sha256.txt"] != _manifest(payload), "manifest")
    return hashlib.sha256(files[LISTED]).hexdigest()


def _manifest(files: dict[str, bytes]) -> bytes:
    """There is one manifest of given files, so it is made and compared."""
    lines = []
    for path in sorted(files):
        shown = path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        lines.append(f"{hashlib.sha256(files[path]).hexdigest()}  {shown}\n")
    return "".join(lines).encode()


def _signatures(files: dict[str, bytes], unit: str, seal: str) -> str:
    if "signature.json" not in files:
        return "valid"
    data = files["signature.json"]
    reject(len(data) > 65_536, "signature size")
    value = canonical(data)
    reject(not fits(value, schema_of("signature")), "signature shape")
    signatures = value["signatures"]
    roles = [one["role"] for one in signatures]
    reject(roles not in (["clerk"], ["clerk", "reviewer"]), "roles")
    reject(len({one["fingerprint"] for one in signatures}) != len(signatures), "key twice")
    verdict, before = "valid", b""
    for one in signatures:
        Payload.utc(one["signed_at"])
        public = bytes.fromhex(one["public_key"])
        reject(hashlib.sha256(public).hexdigest() != one["fingerprint"], "fingerprint")
        said = {key: one[key] for key in ("alg", "fingerprint", "role", "signed_at")}
        stated = (spelt(said) + "\n").encode()
        message = b"ipdesk.submission.v1\n" + bytes.fromhex(seal) + stated + before
        signature = bytes.fromhex(one["signature"])
        if one["alg"] == "ed25519" and not verifies(public, signature, message):
            verdict = "forged"
        before += signature
    return verdict
