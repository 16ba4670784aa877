"""Every parser of what comes from elsewhere, as a function of bytes, with what it is fed.

A parser may take its input or raise a :class:`~ipdesk.errors.KnownError`; anything else is a fault.
"""

from __future__ import annotations

import hashlib
import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from damage import damaged

from ipdesk.catalogue.model import Catalogue
from ipdesk.data_packs.reader import read_data_pack
from ipdesk.editions.overlay import load_folder
from ipdesk.editions.pack_reader import read_pack
from ipdesk.encryption.recipient import read_recipient
from ipdesk.errors import UsageError
from ipdesk.exchange.block_html import read_html
from ipdesk.exchange.block_text import read_text
from ipdesk.exchange.figure_file import read_figure_file
from ipdesk.exchange.figure_lines import figure_lines
from ipdesk.exchange.foreign_file import is_foreign
from ipdesk.exchange.workbook_reader import read_workbook
from ipdesk.package import canonical_json, history_reader, table_reader
from ipdesk.package.archive import package_bytes
from ipdesk.package.bag import manifest_text
from ipdesk.package.check_results import CheckResults
from ipdesk.package.submission import Submission
from ipdesk.package.verify import inspect
from ipdesk.paper.code import parse_code
from ipdesk.receipts import file as receipts
from ipdesk.signing import signatures
from ipdesk.signing.enrolment_code import parse_enrolment
from ipdesk.values import CellSpec, State, parse

CORPUS = Path(__file__).resolve().parent / "corpus"
_OXUM = re.compile(rb"Payload-Oxum: .*\n")
Change = Callable[[bytes, random.Random], bytes]


class Parser(NamedTuple):
    """``read`` is given the folder to work in, and the bytes. ``inside`` damages what is wrapped.

    ``share`` is how much of a run it gets: what takes long gets less.
    """

    read: Callable[[Path, bytes], object]
    inside: Change | None = None
    share: float = 1.0


def seeds(name: str) -> list[bytes]:
    """What the parser's folder of the corpus holds."""
    return [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]


def _as_file(suffix: str, read: Callable[[Path], object]) -> Callable[[Path, bytes], object]:
    def of_bytes(folder: Path, content: bytes) -> object:
        path = folder / f"fuzzed{suffix}"
        path.write_bytes(content)
        return read(path)

    return of_bytes


def _text(content: bytes) -> str:
    """The bytes as text; what is no UTF-8 becomes halves of characters, which are no text."""
    return content.decode(errors="surrogateescape")


def _value(kind: str) -> Callable[[Path, bytes], object]:
    spec = CellSpec(kind)

    def read(_: Path, content: bytes) -> object:
        for line in _text(content).split("\n"):
            cell = parse(line, spec)
            assert cell.raw == line
            assert cell.state is not State.INVALID or cell.flaws
            assert cell.number is None or str(cell.number).lstrip("-").replace(".", "").isdigit()
        return None

    return read


def _json(_: Path, content: bytes) -> object:
    for shape in (Submission, CheckResults):
        quick = canonical_json.decode_as(content, shape)
        if quick is not None:
            # What the quick reading takes, the thorough one takes too.
            return canonical_json.decode(content, "x")
    return canonical_json.decode(content, "x")


def _workbook(path: Path) -> object:
    is_foreign(path)
    return read_workbook(path)


def _figures(path: Path) -> object:
    return figure_lines(read_figure_file(path))


def _typed_code(_: Path, content: bytes) -> object:
    typed = _text(content)
    try:
        return parse_code(typed)
    except UsageError:
        return parse_enrolment(typed)


def within_workbook(content: bytes, chance: random.Random) -> bytes:
    """A part of a workbook damaged, in an archive that is whole."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        chosen = chance.choice(names)
        with zipfile.ZipFile(target, "w") as copy:
            for name in source.namelist():
                part = source.read(name)
                copy.writestr(name, _damaged_xml(part, chance) if name == chosen else part)
    return target.getvalue()


def _damaged_xml(part: bytes, chance: random.Random) -> bytes:
    """Damaged anywhere, or, so that it stays XML, in one of its values."""
    values = list(re.finditer(rb'(?<=")[^"<>]+(?=")|(?<=>)[^<>]+(?=<)', part))
    if not values or chance.random() < 0.3:
        return damaged(part, chance)
    value = chance.choice(values)
    strange = (b"-1", b"99999999999", b"1e999", b"NaN", b"", b"A0", b"s", b"\xe9", b"1_0", b"&#0;")
    return part[: value.start()] + chance.choice(strange) + part[value.end() :]


def within_bag(content: bytes, chance: random.Random) -> bytes:
    """A file of the payload damaged, under manifests that fit it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        top = names[0].partition("/")[0]
        files = {name.partition("/")[2]: archive.read(name) for name in names}
    chosen = chance.choice([path for path in files if path.startswith("data/")])
    files[chosen] = damaged(files[chosen], chance)
    payload = {path: data for path, data in files.items() if path.startswith("data/")}
    size = sum(map(len, payload.values()))
    files["bag-info.txt"] = _OXUM.sub(
        f"Payload-Oxum: {size}.{len(payload)}\n".encode(), files["bag-info.txt"]
    )
    files["manifest-sha256.txt"] = _manifest(payload)
    tags = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    files["tagmanifest-sha256.txt"] = _manifest({path: files[path] for path in tags})
    return b"".join(package_bytes(top, files))


def _manifest(files: dict[str, bytes]) -> bytes:
    return manifest_text((path, hashlib.sha256(data).hexdigest()) for path, data in files.items())


def parsers(edition: Catalogue) -> dict[str, Parser]:
    """All of them by the folder of the corpus; overlays are laid over ``edition``."""

    def base(code: str) -> Catalogue:
        if code != edition.edition.code:
            raise UsageError("no_edition", code=code)
        return edition

    def toml(folder: Path, content: bytes) -> object:
        overlay = folder / "overlay"
        overlay.mkdir(exist_ok=True)
        (overlay / "fuzzed.toml").write_bytes(content)
        return load_folder(overlay, base)

    return {
        "number": Parser(_value("decimal"), share=2),
        "date": Parser(_value("date"), share=2),
        "toml": Parser(toml, share=0.5),
        "package": Parser(lambda _, content: inspect(content), within_bag, 0.5),
        "json": Parser(_json),
        "table": Parser(lambda _, content: list(table_reader.decode([content], "x"))),
        "history": Parser(lambda _, content: list(history_reader.decode([content], "x"))),
        "csv": Parser(_as_file(".csv", _figures), share=0.25),
        "workbook": Parser(_as_file(".xlsx", _workbook), within_workbook, 0.5),
        "receipt": Parser(lambda _, content: receipts.decode(content, "x")),
        "signature": Parser(lambda _, content: signatures.decode(content)),
        "recipient": Parser(_as_file(".iprecipient", read_recipient), share=0.5),
        "data-pack": Parser(_as_file(".ippack", read_data_pack), within_bag, 0.5),
        "catalogue-pack": Parser(_as_file(".ipcat", read_pack), within_bag, 0.5),
        "tsv": Parser(lambda _, content: read_text(_text(content))),
        "html": Parser(lambda _, content: read_html(_text(content))),
        "typed-code": Parser(_typed_code),
    }
