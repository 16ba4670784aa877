"""Archives that break one rule of the container each; the first word names the reason."""

from __future__ import annotations

import zlib

from package_builder import NAME, Part, archive, assemble, deflated, parts

from ipdesk.package import zip_format as zf

TOP = NAME.encode()
ZIP64_EXTRA = b"\x01\x00\x08\x00" + bytes(8)


def second(**changes):
    """Changes the second entry: its own fields, and those of its headers."""

    def change(files):
        entries = parts(files)
        for name, value in changes.items():
            setattr(entries[1], name, value)
        return assemble(entries)

    return change


def central(**fields):
    return second(central=fields)


def added(name: bytes):
    """Adds an entry of that name."""
    return lambda files: assemble([*parts(files), Part(name, b"x")])


def ending(**fields):
    return lambda files: assemble(parts(files), fields)


def bomb(files):
    return assemble([deflated(parts(files)[0], bytes(5_000_000)), *parts(files)[1:]])


def lying_size(files):
    entry = deflated(parts(files)[0])
    entry.central["size"] = 10
    return assemble([entry, *parts(files)[1:]])


def trailing_in_deflate(files):
    entry = deflated(parts(files)[0])
    entry.packed += b"more"
    return assemble([entry, *parts(files)[1:]])


def broken_deflate(files):
    first = parts(files)[0]
    entry = Part(first.name, first.data, b"\xff" * 40, {"method": zf.DEFLATED})
    return assemble([entry, *parts(files)[1:]])


def overlapping(files):
    entries = parts(files)
    entries[2].central["offset"] = 0
    return assemble(entries)


def prefixed(files):
    entries = parts(files)
    entries[0].before = b"MZ"
    return assemble(entries)


def zip64_locator(files):
    content = assemble(parts(files))
    locator = zf.ZIP64_LOCATOR_SIGNATURE + bytes(16)
    return content[: -zf.END_SIZE] + locator + content[-zf.END_SIZE :]


def extra_in_directory(files):
    entries = parts(files)
    size = sum(zf.CENTRAL_SIZE + len(entry.name) for entry in entries)
    content = assemble(entries, {"directory_size": size + 4})
    return content[: -zf.END_SIZE] + b"more" + content[-zf.END_SIZE :]


def wrong_signature(files):
    return assemble(parts(files)).replace(b"PK\x01\x02", b"PK\x01\x03", 1)


def composed(files):
    names = [TOP + "/data/é".encode(), TOP + "/data/e\u0301".encode()]
    return assemble([*parts(files), *(Part(name, b"") for name in names)])


def named_twice(*names: str):
    """Adds entries of these names."""
    paths = [TOP + name.encode() for name in names]
    return lambda files: assemble([*parts(files), *(Part(path, b"") for path in paths)])


def same_place(files):
    """Two entries that share their bytes, as bombs without much data do."""
    entries = parts(files)
    entries[1].central["offset"] = 0
    return assemble(entries)


def symlink(files):
    link = Part(TOP + b"/data/link", b"/etc/passwd", central={"external": 0o120777 << 16})
    return assemble([*parts(files), link])


def gap_before_directory(files):
    content = assemble(parts(files))
    end = zf.unpack_end(content[-zf.END_SIZE :])
    moved = zf.pack_end(end._replace(directory_offset=end.directory_offset + 6))
    at = end.directory_offset
    return content[:at] + b"hidden" + content[at : -zf.END_SIZE] + moved


def hidden_bomb(files):
    """A header that states a small size before much more."""
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(bytes(5_000_000)) + packer.flush()
    first = parts(files)[0]
    entry = Part(first.name, b"", packed, {"method": zf.DEFLATED, "size": 55})
    return assemble([entry, *parts(files)[1:]])


CASES = {
    "encrypted": central(flags=zf.FLAGS | 1),
    "data_descriptor": central(flags=zf.FLAGS | 8),
    "method": central(method=12),
    "symlink": central(external=0o120777 << 16),
    "directory-mode": central(external=0o040755 << 16),
    "directory-name": added(TOP + b"/data/evidence/"),
    "entry_metadata-day": central(date=0x5000),
    "entry_metadata-flags": central(flags=0),
    "entry_metadata-system": central(made_by=20),
    "extra_field": second(extra=b"\x55\x54\x01\x00\x00"),
    "zip64-extra": second(extra=ZIP64_EXTRA),
    "zip64-size": central(size=zf.MAX_32),
    "zip64-end": ending(entries=zf.MAX_16),
    "zip64-locator": zip64_locator,
    "entry_comment": second(comment=b"hello"),
    "entry_size": central(size=1 << 30),
    "stored_size": central(size=5),
    "ratio": bomb,
    "unpacked_size": lying_size,
    "deflate-rest": trailing_in_deflate,
    "deflate-noise": broken_deflate,
    "crc": central(crc=1),
    "local_header-method": second(local={"method": 8}),
    "local_header-size": second(local={"size": 3}),
    "local_header-name": second(local_name=TOP + b"/bag-1nfo.txt"),
    "gap": second(before=b"hidden"),
    "gap-start": prefixed,
    "overlap": overlapping,
    "trailing_bytes": lambda files: archive(files) + b"\n",
    "archive_comment": ending(comment_length=3),
    "split_archive": ending(disk=1),
    "directory_place": ending(directory_offset=7),
    "directory_size": extra_in_directory,
    "directory_header": wrong_signature,
    "not_a_package": lambda files: b"<html>404</html>" * 10,
    "empty": lambda files: assemble([]),
    "name_duplicate": added(TOP + b"/bagit.txt"),
    "name_collision-case": added(TOP + b"/BAGIT.txt"),
    "name_collision-folder": added(TOP + b"/data"),
    "name_traversal": added(TOP + b"/data/../../evil"),
    "name_traversal-dot": added(TOP + b"/./bagit.txt"),
    "name_absolute": added(b"/etc/passwd"),
    "name_backslash": added(TOP + b"\\data\\x"),
    "name_drive": added(b"C:/x"),
    "name_control": added(TOP + b"/data/a\x00b"),
    "name_control-bidi": added(TOP + "/data/\u202egpj.exe".encode()),
    "name_device": added(TOP + b"/data/con.txt"),
    "name_reserved": added(TOP + b"/data/a?b"),
    "name_ending": added(TOP + b"/data/a. "),
    "name_encoding": added(TOP + b"/data/\xff"),
    "name_long": added(TOP + b"/data/" + b"a" * 300),
    "name_deep": added(TOP + b"/a/b/c/d/e/f/g"),
    "name_long-overlong-utf8": added(TOP + b"/data/" + "\u4e2d".encode() * 90),
    "name_encoding-overlong": added(TOP + b"/data/\xc0\xaf"),
    "name_control-lines": added(TOP + "/data/a\u2028b".encode()),
    "name_absolute-unc": added(b"//server/share"),
    "name_device-dotted": added(TOP + b"/data/LPT1.tar.gz"),
    "name_collision-composition": composed,
    "top_folder": added(b"other/data/x"),
    "top_folder-none": added(b"readme.txt"),
    "too_many_entries": ending(entries=10_001, entries_here=10_001),
    "not_a_package-cut": lambda files: archive(files)[:-1],
    "not_a_package-half": lambda files: archive(files)[: len(archive(files)) // 2],
    "trailing_bytes-archive": lambda files: archive(files) + archive(files)[:100],
    "local_header-flags": second(local={"flags": zf.FLAGS | 8}),
    "local_header-extra": second(local={"extra_length": 4}),
    "encrypted-strong": central(flags=zf.FLAGS | 0x2000),
    "zip64-offset": central(offset=zf.MAX_32),
    "split_archive-count": ending(entries=3),
    "unpacked_size-bomb": hidden_bomb,
    "name_traversal-start": added(b"../evil"),
    "name_traversal-folder": added(TOP + b"/data/.."),
    "name_traversal-top": added(b".."),
    "name_traversal-empty-part": added(TOP + b"/data//x"),
    "name_backslash-traversal": added(b"..\\..\\evil"),
    "name_backslash-mixed": added(TOP + b"/data/..\\..\\evil"),
    "name_backslash-unc": added(b"\\\\server\\share\\x"),
    "name_drive-relative": added(b"c:evil"),
    "name_drive-stream": added(TOP + b"/data/report.pdf:evil"),
    "name_drive-scheme": added(b"file:///etc/passwd"),
    "name_encoding-overlong-dots": added(TOP + b"/data/\xc0\xae\xc0\xae/x"),
    "name_encoding-surrogate": added(TOP + b"/data/\xed\xa0\x80"),
    "name_encoding-gbk": added(TOP + "/data/广东".encode("gbk")),
    "name_ending-dots": added(TOP + b"/data/.../x"),
    "name_ending-space-traversal": added(TOP + b"/data/.. /x"),
    "name_device-upper": added(TOP + b"/data/NUL"),
    "name_device-superscript": added(TOP + "/data/com¹".encode()),
    "name_device-console": added(TOP + b"/data/CONOUT$"),
    "name_collision-sharp-s": named_twice("/data/strasse", "/data/straße"),
    "overlap-same": same_place,
    "symlink-absolute": symlink,
    "directory_place-appended": lambda files: archive(files) + assemble([Part(b"a", b"b")]),
    "gap-end": gap_before_directory,
    "local_header-crc": second(local={"crc": 7}),
    "local_header-traversal": second(local_name=b"../../" + TOP[:11] + b"/it.txt"),
}
