"""Blocks of cells on the clipboard, as spreadsheet programs put them there and take them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ipdesk.exchange.block_html import read_html, write_html
from ipdesk.exchange.block_text import Block, read_text, write_text
from ipdesk.exchange.cell_text import Written
from ipdesk.pace import UNPACED, Pace


def put_block(rows: list[list[Written]], pace: Pace = UNPACED) -> None:
    """Copy a block, as a table and as text."""
    data = QMimeData()
    data.setText(write_text(rows, pace))
    data.setHtml(write_html(rows, pace))
    QGuiApplication.clipboard().setMimeData(data)


def take_block() -> Block:
    """The block on the clipboard, empty if there is none: its table, else its text.

    Raises :class:`~ipdesk.errors.UsageError` where it is too large.
    """
    data = QGuiApplication.clipboard().mimeData()
    block = read_html(data.html()) if data.hasHtml() else None
    return read_text(data.text()) if block is None else block
