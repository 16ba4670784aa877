"""A fictitious edition of SIPO's data packs, and workspaces that take it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from signers import PASSPHRASE

from ipdesk.catalogue.model import Label
from ipdesk.data_packs.contents import PackContents
from ipdesk.data_packs.installer import PackInstaller
from ipdesk.data_packs.texts import DeadlineText, DenominatorText, EnrolmentText
from ipdesk.data_packs.writer import PackHead, write_pack
from ipdesk.services import Services
from ipdesk.signing.key_file import Holder, SigningKey, make_key, open_key
from ipdesk.workspace import Workspace

AT = dt.datetime(2017, 2, 1, 8, 0, tzinfo=dt.UTC)
UNIT, OTHER = "440000", "320000"
POPULATION, GDP = "base.BF2.value", "base.BF3.value"
VINTAGE = "演练年鉴2017"
Make = Callable[..., Path]


class DeskKeys:
    """Keys of SIPO's desk, made when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, SigningKey] = {}

    def key(self, name: str = "desk", role: str = "desk", unit: str = "SIPO") -> SigningKey:
        """A key by its name, valid in 2017 and 2018."""
        if name not in self._open:
            path = self._folder / f"{name}.ipkey"
            holder = Holder(unit, role, dt.date(2017, 1, 1), dt.date(2018, 12, 31))
            make_key(path, holder, PASSPHRASE)
            self._open[name] = open_key(path, PASSPHRASE)
        return self._open[name]


@pytest.fixture(scope="session")
def desk_keys(tmp_path_factory: pytest.TempPathFactory) -> DeskKeys:
    return DeskKeys(tmp_path_factory.mktemp("desk-keys"))


def figure(year: int, value: str, series: str = POPULATION, **facts: str) -> DenominatorText:
    measure = {POPULATION: "万人", GDP: "亿元"}.get(series, "")
    stated = {"unit": UNIT, "measure": measure, "vintage": VINTAGE, "source": "", "document": ""}
    return DenominatorText(series=series, year=year, value=value, **{**stated, **facts})


def deadline(day: str, year: int = 2016, kind: str = "annual") -> DeadlineText:
    return DeadlineText(kind=kind, year=year, date=day, document="演练〔2017〕9号")


def enrolment(key: SigningKey, revoked: dt.datetime | None = None) -> EnrolmentText:
    at = revoked.astimezone(dt.UTC).isoformat(timespec="seconds") if revoked else None
    said = "演练〔2017〕10号" if revoked else ""
    return EnrolmentText(key=key.facts, document="", revoked_at=at, revocation=said)


CONTENTS = PackContents(
    (
        figure(2015, "10849"),
        figure(2016, "10999"),
        figure(2016, "79512.05", GDP),
        figure(2016, "7999", unit=OTHER),
    ),
    (deadline("2017-03-31"),),
)


@pytest.fixture
def make(tmp_path: Path, desk_keys: DeskKeys) -> Make:
    """Writes a pack: ``make(contents, sequence=2, edition="2016", key="second")``."""

    def write(
        contents: PackContents = CONTENTS,
        *,
        edition: str = "2016",
        sequence: int = 1,
        key: str = "desk",
        supersedes: str = "",
        fictitious: bool = False,
        at: dt.datetime = AT,
    ) -> Path:
        head = PackHead(
            edition,
            sequence,
            Label(zh="演练分母数据", en="Denominators (exercise)"),
            Label(zh="国家知识产权局", en="State Intellectual Property Office"),
            "演练〔2017〕8号",
            "2017-02-01",
            supersedes,
            fictitious,
        )
        path = tmp_path / f"{edition}-{sequence}-{key}.ippack"
        write_pack(path, head, contents, desk_keys.key(key), at)
        return path

    return write


@pytest.fixture
def installer(workspace: Workspace, services: Services) -> PackInstaller:
    return PackInstaller(workspace, services.library, services.clock, services.vet)


@pytest.fixture
def sheet(desk_keys: DeskKeys) -> str:
    """The fingerprint as SIPO's stamped sheet has it."""
    found = desk_keys.key().facts.fingerprint.upper()
    return " ".join(found[start : start + 4] for start in range(0, len(found), 4))
