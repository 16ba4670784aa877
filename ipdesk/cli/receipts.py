"""Commands on receipts: show one, print its sheet, take it into a province's workspace."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import msgspec

from ipdesk.catalogue.form import form_for
from ipdesk.cli.desk import desk_words
from ipdesk.cli.io import ORIGIN, opened, say, say_json
from ipdesk.files import write_durably
from ipdesk.receipts.file import Receipt, read
from ipdesk.receipts.taking import ReceiptTaker
from ipdesk.receipts.words import ReceiptWords
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.values import BLANK


def show(options: argparse.Namespace, services: Services) -> int:
    """Show a receipt; print its sheet where a file is named."""
    receipt = read(options.receipt)
    if options.output is not None:
        write_sheet(receipt, options.output, services)
    return say_receipt(receipt, services, as_json=options.json)


def take_in(options: argparse.Namespace, services: Services) -> int:
    """Take a receipt in: state, comments and rulings of the report that it answers."""
    receipt = read(options.receipt)
    with opened(options, services) as workspace:
        taker = ReceiptTaker(workspace, services.opener)
        taker.take(taker.plan(receipt), options.fingerprint, ORIGIN)
    return say_receipt(receipt, services, as_json=options.json)


def say_receipt(receipt: Receipt, services: Services, *, as_json: bool) -> int:
    """The receipt on standard output."""
    if as_json:
        say_json(plain(receipt))
    else:
        say(*words_for(receipt, services).lines(receipt))
    return 0


def write_sheet(receipt: Receipt, path: Path, services: Services) -> None:
    """Print the receipt's sheet into a PDF file."""
    from ipdesk.printing.receipt import ReceiptSheet

    words, templates = words_for(receipt, services), services.templates
    sheet = ReceiptSheet(templates, services.translator, words, receipt.text, receipt)
    write_durably(path, [sheet.pdf()])


def words_for(receipt: Receipt, services: Services) -> ReceiptWords:
    """Words for a receipt by the program's own catalogue, without the report at hand."""
    said = receipt.text.report
    catalogue = services.library.shipped()
    form = form_for(catalogue, said.kind, said.category, said.unit.code)
    sentences = Sentences(services.translator, lambda: form, lambda _: BLANK)
    return ReceiptWords(services.translator, desk_words(services), sentences.place)


def plain(receipt: Receipt) -> dict[str, Any]:
    """The receipt as JSON values, with its digest."""
    stated: dict[str, Any] = msgspec.to_builtins(receipt.text)
    return {**stated, "digest": receipt.digest, "signed_at": receipt.signature.signed_at}
