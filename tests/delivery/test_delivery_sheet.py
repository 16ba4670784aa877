"""The sheet that goes with the stick: one page, with what the desk compares."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from signers import FIRST, LAST, PASSPHRASE

from ipdesk.cli import RESOURCES
from ipdesk.delivery.code import DeliveryCode, delivery_text, parse_delivery
from ipdesk.delivery.contents import Contents, contents_of, subject_of
from ipdesk.delivery.placing import Order
from ipdesk.encryption.identity import make_identity
from ipdesk.formats import grouped
from ipdesk.kept_package import kept_package
from ipdesk.languages import Language
from ipdesk.messages import Translator
from ipdesk.package.verify import verify
from ipdesk.printing.delivery import DeliverySheet, sheet_of
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.signing.key_file import Holder
from ipdesk.workspace import Workspace

DIGEST = "0123456789abcdef" * 4


def translator(language: Language) -> Translator:
    return Translator(RESOURCES / "translations", language)


def contents(workspace: Workspace, **more: object) -> Contents:
    kept = kept_package(workspace)
    return contents_of(subject_of(workspace), kept, workspace.store.content, **more)  # type: ignore[arg-type]  # whatever is given by name


def page(found: Contents, language: Language = "zh") -> pypdf.PageObject:
    sheet = DeliverySheet(RESOURCES / "templates", translator(language), found)
    (only,) = pypdf.PdfReader(io.BytesIO(sheet.pdf())).pages
    return only


def test_the_sheet_says_what_the_file_is(
    signed: Workspace, services: Services, stick: Path
) -> None:
    found = contents(signed)
    file = verify(Sealer(services).write_package(signed, stick).path)
    assert (found.digest, found.size) == (file.digest, file.size)
    assert found.files == file.files
    assert found.explained == file.verdict.explained
    text = page(found).extract_text()
    for words in ("送交清单", "广东省（440000）", "2016年", "第 0001 号", found.name + ".ipsub"):
        assert words in text
    for group in grouped(file.digest.upper()).split() + grouped(file.seal.upper()).split():
        assert group in text.split()


def test_the_sheet_says_who_signed(signed: Workspace, sealed: Workspace) -> None:
    assert "签名：经办人" in page(contents(signed)).extract_text()
    assert "none" in page(contents(sealed), "en").extract_text()


def test_the_sheet_lists_the_tables_with_their_rows(sealed: Workspace) -> None:
    rows = {line.label.zh: line.rows for line in contents(sealed).tables}
    assert rows["主要指标"] == 8
    assert rows["知识产权示范城市"] == 21


def test_the_symbol_carries_the_digest(sealed: Workspace) -> None:
    zxing = pytest.importorskip("zxingcpp")
    numpy = pytest.importorskip("numpy")
    found = contents(sealed)
    symbol = sheet_of(found, translator("en")).symbol
    squares = numpy.array(symbol.squares, numpy.uint8).reshape(symbol.side, symbol.side)
    (read,) = zxing.read_barcodes(numpy.kron(squares, numpy.ones((4, 4), numpy.uint8)))
    assert parse_delivery(read.text) == DeliveryCode(found.name, found.digest)


def test_a_practice_package_bears_its_watermark(sealed: Workspace) -> None:
    assert page(contents(sealed)).extract_text().count("演练") == 2


def test_of_an_encrypted_file_both_digests_are_told(
    sealed: Workspace, services: Services, stick: Path, tmp_path: Path
) -> None:
    to = make_identity(tmp_path / "k", Holder("SIPO", "desk", FIRST, LAST), PASSPHRASE)
    written = Sealer(services).write_package(sealed, stick, Order(to=to))
    found = contents(sealed, delivered=written)
    assert written.package == found.digest != written.digest
    names = [digest.name for digest in sheet_of(found, translator("en")).digests]
    assert names[:2] == ["SHA-256 of the package file", "SHA-256 of the encrypted file"]
    assert page(found).extract_text()


@pytest.mark.parametrize(
    "typed",
    [
        grouped(DIGEST.upper()),
        DIGEST,
        "０" + DIGEST[1:],
        f" {DIGEST[:32]}\n{DIGEST[32:]} ",
        delivery_text("", DIGEST).removeprefix("IPSUB1::"),
    ],
)
def test_the_digest_is_read_as_typed(typed: str) -> None:
    assert parse_delivery(typed) == DeliveryCode("", DIGEST)


@pytest.mark.parametrize(
    "typed", ["", DIGEST[:-1], DIGEST + "0", "IPSUB1:x:" + DIGEST[:-1], "g" * 64]
)
def test_what_is_no_digest_is_none(typed: str) -> None:
    assert parse_delivery(typed) is None


def test_the_longest_sheet_is_one_page(
    signed: Workspace, services: Services, stick: Path, tmp_path: Path
) -> None:
    """Encrypted, signed twice, and with more tables than any kind of report has."""
    to = make_identity(tmp_path / "k", Holder("SIPO", "desk", FIRST, LAST), PASSPHRASE)
    written = Sealer(services).write_package(signed, stick, Order(to=to))
    found = contents(signed, delivered=written)
    most = max(len(kind.sections) for kind in signed.form.catalogue.kinds)
    many = (found.tables * 3)[: most + 3]
    twice = found.subject._replace(signatures=found.subject.signatures * 2)
    full = replace(found, tables=many, subject=twice, evidence=(1 << 28,) * 99)
    for language in ("zh", "en"):
        assert page(full, language)
