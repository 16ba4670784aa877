"""Receipts for a sealed report, made without a desk."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path

from signers import AT

from ipdesk.package.submission import UnitText
from ipdesk.receipts.file import Receipt, issue
from ipdesk.receipts.texts import CommentText, FileText, LogText, Outcome, ReceiptText, ReceivedText
from ipdesk.receipts.texts import ReportText as AboutReport
from ipdesk.signing.key_file import SigningKey
from ipdesk.workspace import Workspace

TIME = "2017-03-15T08:00:00+00:00"
_IDS = uuid.UUID(int=0)


def receipt_for(
    workspace: Workspace,
    key: SigningKey,
    comments: Mapping[str, str] | None = None,
    state: Outcome = "returned",
    number: int = 1,
) -> Receipt:
    """SIPO's answer to the active report; comments by ``section row column``."""
    header, unit = workspace.report.header, workspace.unit
    files = workspace.store.sealed_files(header.id)
    text = ReceiptText(
        report=AboutReport(
            report=header.id,
            unit=UnitText(code=unit.code, zh=unit.label.zh, en=unit.label.en),
            category=header.category,
            period=str(header.year),
            kind=header.kind,
            sequence=header.sequence,
            revision=header.revision,
            practice=header.practice,
        ),
        received=ReceivedText(
            file="x.ipsub", size=1000, digest="5" * 64, seal=header.seal, received_at=TIME
        ),
        verdict="valid",
        reasons=(),
        differences=(),
        files=tuple(
            FileText(path=one.path, sha256=one.digest)
            for one in files
            if one.path.startswith("data/")
        ),
        state=state,
        text="请按意见修改" if state == "returned" else "",
        comments=tuple(
            _comment(uuid.uuid5(_IDS, f"{header.seal} {where} {said}").hex, where, said)
            for where, said in (comments or {}).items()
        ),
        rulings=(),
        number=number,
        previous=None,
        submission=1,
        log=LogText(entry=1, digest="6" * 64),
        role="reviewer",
        issued_at=TIME,
        program="IPDesk",
        signer=key.facts,
    )
    return issue(text, key, AT)


def write_receipt(receipt: Receipt, path: Path) -> Path:
    path.write_bytes(receipt.content)
    return path


def _comment(identity: str, where: str, text: str) -> CommentText:
    section, row, column = (*where.split(), "", "")[:3]
    return CommentText(
        id=identity, section=section, row=row, column=column, role="reviewer",
        text=text, at=TIME,
    )  # fmt: skip
