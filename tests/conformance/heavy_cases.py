"""Packages made to be expensive: as much as the limits let through, or far more than that.

Each breaks a rule, so that it is refused; the first word names the reason. They are made when
they are wanted, being too large to keep.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

import limit_cases
from package_builder import INFO, NAME, Files, Part, archive, assemble, parts, with_table
from sample import Sample

from ipdesk.package import zip_format as zf
from ipdesk.package.bag import bag_files
from ipdesk.package.limits import LIMITS

MIB = 1 << 20
SUBMISSION, CHECKS, HISTORY = "data/submission.json", "data/checks.json", "data/history.jsonl"
CITIES = "data/tables/cities.csv"
LONG, WIDE, LIST = 30 * MIB, 31 * MIB, 15 * MIB


def holding(path: str, content: Callable[[], bytes]) -> Callable[[Sample], bytes]:
    """The sample with another file in its payload, stored, under manifests that fit."""
    return lambda sample: bagged({**sample.payload, path: content()})


def bagged(payload: Files) -> bytes:
    return archive(bag_files(payload, INFO))


def table(records: Callable[[], bytes]) -> Callable[[Sample], bytes]:
    """The sample with further records in a table, described as it is."""
    return lambda s: bagged(with_table(s.payload, "cities", s.payload[CITIES] + records()))


def zeros(size: int, stated: int | None = None) -> Part:
    """An entry of zeros, deflated."""
    packer = zlib.compressobj(9, wbits=-15)
    block = bytes(MIB)
    packed = b"".join(packer.compress(block) for _ in range(size // MIB)) + packer.flush()
    name = f"{NAME}/data/evidence/{'0' * 64}.bin".encode()
    return Part(name, b"", packed, {"method": zf.DEFLATED, "size": stated or size})


def with_zeros(size: int, stated: int | None = None) -> Callable[[Sample], bytes]:
    return lambda sample: assemble([*parts(sample.files), zeros(size, stated)])


def swollen(name: str, *, size: int, packed: int) -> Part:
    """An entry that states a size that its bytes do not have."""
    method = {"method": zf.DEFLATED, "size": size}
    return Part(f"{NAME}/data/{name}".encode(), b"", bytes(packed), method)


def many_swollen(sample: Sample) -> bytes:
    """Each within its limits, together beyond them."""
    size = LIMITS.entry_size
    parted = [swollen(f"{n}", size=size, packed=size // LIMITS.ratio + 1) for n in range(5)]
    return assemble([*parts(sample.files), *parted])


def shared_kernel(sample: Sample) -> bytes:
    """A thousand entries over the bytes of one, as bombs without any recursion do."""
    kernel = Part(f"{NAME}/data/kernel".encode(), bytes(MIB))
    shared = {"offset": 0, "packed": MIB, "size": MIB}
    others = [Part(f"{NAME}/data/{n:04}".encode(), b"", central=shared) for n in range(1000)]
    return assemble([kernel, *others])


def nested(sample: Sample) -> bytes:
    """A package in a package in a package, fifty deep: nothing inside is unpacked."""
    content = archive(sample.files)
    for _ in range(50):
        content = bagged({**sample.payload, "data/inner.ipsub": content})
    return content


def entries(count: int) -> Callable[[Sample], bytes]:
    more = {f"data/{n:05}": b"" for n in range(count)}
    return lambda sample: assemble(parts({**sample.files, **more}))


def long_manifest(sample: Sample) -> bytes:
    lines = b"".join(b"0" * 64 + b"  data/%06d\n" % n for n in range(50_000))
    return archive({**sample.files, "manifest-sha256.txt": lines})


def keys(count: int) -> bytes:
    return b"{" + b",".join(b'"%07d":"%05d"' % (n, n % 99_999) for n in range(count)) + b"}\n"


CASES: dict[str, Callable[[Sample], bytes]] = {
    "ratio-zeros": with_zeros(64 * MIB),
    "entry_size-zeros": with_zeros(MIB, LIMITS.entry_size + 1),
    "total_size-stated": many_swollen,
    "overlap-kernel": shared_kernel,
    "unexpected_file-nested": nested,
    "too_many_entries-empty": entries(LIMITS.entries),
    "unlisted_file-most-entries": entries(LIMITS.entries - 20),
    "tag_digest-manifest": long_manifest,
    "content_size-manifest": lambda s: archive(
        {**s.files, "manifest-sha256.txt": b"0" * (LIMITS.text_size + 1)}
    ),
    "content_size-info": lambda s: archive(
        {**s.files, "bag-info.txt": b"a: b\n" * LIMITS.text_size}
    ),
    "checks_shape-spaces": holding(CHECKS, lambda: b" " * LONG),
    "checks_shape-lists": holding(CHECKS, lambda: b"[" + b"[]," * 950_000 + b"[]]\n"),
    "checks_shape-numbers": holding(CHECKS, lambda: b"[" + b"12345678901," * 1_900_000 + b"1]\n"),
    "checks_shape-objects": holding(CHECKS, lambda: b"[" + b'{"a":{}},' * 650_000 + b"1]\n"),
    "checks_shape-depth": holding(CHECKS, lambda: b"[" * 1_900_000 + b"]" * 1_900_000 + b"\n"),
    "json_items-checks": holding(CHECKS, lambda: b"[" * 5 * MIB),
    "submission_shape-numbers": holding(
        SUBMISSION, lambda: b"[" + b"12345678901," * 590_000 + b"1]\n"
    ),
    "submission_shape-keys": holding(SUBMISSION, lambda: keys(590_000)),
    "submission_shape-text": holding(SUBMISSION, lambda: b'"' + b"x" * LIST + b'"\n'),
    "submission_shape-wide-text": holding(
        SUBMISSION, lambda: b'"' + b"x" * LIST + "🏮".encode() + b'"\n'
    ),
    "json_number-digits": holding(
        SUBMISSION, lambda: b"[" + b",".join([b"9" * 4_000] * 2_000) + b"]\n"
    ),
    "json_duplicate_key-most": holding(SUBMISSION, lambda: keys(199_000)[:-2] + b',"0000000":1}\n'),
    "json_depth-narrow": holding(SUBMISSION, lambda: b"[" * 190_000 + b"]" * 190_000 + b"\n"),
    "content_size-descriptor": holding(
        "data/datapackage.json", lambda: b" " * (LIMITS.json_size + 1)
    ),
    "json_size-descriptor": holding("data/datapackage.json", lambda: b" " * (LIMITS.told_size + 1)),
    "history_line-endless": holding(HISTORY, lambda: b"x" * LONG),
    "json_syntax-history-lines": holding(HISTORY, lambda: b"\n" * LONG),
    "history_entry-keys": holding(HISTORY, lambda: keys(190_000)),
    "tables_size-one": table(lambda: b"x" * (LIMITS.table_size + 1)),
    "table_csv-quotes": table(lambda: b'"' + b"x,\n" * (WIDE // 3)),
    "effort-doubled": table(lambda: b'"' + b'""' * (WIDE // 2)),
    "effort-fields": table(lambda: b"," * WIDE + b"\n"),
    "table_csv-rare": table(lambda: "🏮".encode() * (WIDE // 4) + b"\n"),
    "table_record-fields": table(lambda: b"," * (4 * MIB) + b"\n"),
    "effort-quoted-fields": table(lambda: b'"a,",' * (WIDE // 5) + b"\n"),
    "table_record-lines": table(lambda: b"\n" * WIDE),
    "table_records-alike": table(
        lambda: b"".join(
            b"x%d,name,valid,a,a,,false,,,,,\n" % n for n in range(LIMITS.table_records)
        )
    ),
    "table_records-unlike": table(
        lambda: b"".join(
            b"x%d,c%d,valid,a%d,b%d,u%d,false,s%d,,,,\n" % ((n,) * 6)
            for n in range(LIMITS.table_records)
        )
    ),
    "table_duplicate-unlike": table(
        lambda: (
            b"".join(b"x,c%d,valid,a%d,b%d,u%d,false,s%d,,,,\n" % ((n,) * 5) for n in range(99_999))
            + b"x,c1,valid,a,a,,false,,,,,\n"
        )
    ),
    **limit_cases.CASES,
}
