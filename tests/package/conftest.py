"""The sample package and what it is made from, made once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_package import (
    EVIDENCE,
    SEALING,
    TYPED,
    sample_bag,
    sample_form,
    sample_history,
    sample_payload,
    sample_snapshot,
)

from ipdesk.catalogue.form import Form
from ipdesk.package.submission import EvidenceFile, Sealing, name_for
from ipdesk.places import Place
from ipdesk.records import HistoryRecord
from ipdesk.snapshot import Snapshot


@pytest.fixture(scope="session")
def form() -> Form:
    return sample_form()


@pytest.fixture(scope="session")
def typed() -> dict[Place, str]:
    """What was typed, by place."""
    return TYPED


@pytest.fixture(scope="session")
def snapshot(form: Form) -> Snapshot:
    return sample_snapshot(form)


@pytest.fixture(scope="session")
def sealing() -> Sealing:
    return SEALING


@pytest.fixture(scope="session")
def history() -> tuple[HistoryRecord, ...]:
    return sample_history()


@pytest.fixture(scope="session")
def evidence() -> tuple[EvidenceFile, ...]:
    return EVIDENCE


@pytest.fixture(scope="session")
def data(snapshot, sealing, history, evidence) -> dict[str, bytes]:
    """The payload of the example package."""
    return sample_payload(snapshot, sealing, history, evidence)


@pytest.fixture(scope="session")
def files(snapshot, sealing, evidence, data) -> dict[str, bytes]:
    """All files of the example bag."""
    return sample_bag(snapshot, data, sealing, evidence)


@pytest.fixture(scope="session")
def name(snapshot, sealing) -> str:
    return str(name_for(snapshot.header, sealing))


@pytest.fixture
def practice(snapshot) -> Snapshot:
    return replace(snapshot, header=snapshot.header.but(practice=True))
