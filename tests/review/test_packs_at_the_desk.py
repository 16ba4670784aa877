"""Data packs at the desk: what a report says of them is checked by those that the desk has."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from handed_in import Bag, bag_of
from masters import services_of_a_session
from report_filler import make_ready
from report_steps import put_all
from signers import PASSPHRASE, Keys

from ipdesk.catalogue.model import Label
from ipdesk.data_packs.contents import PackContents
from ipdesk.data_packs.installer import PackInstaller
from ipdesk.data_packs.reader import DataPack, read_data_pack
from ipdesk.data_packs.texts import DenominatorText
from ipdesk.data_packs.writer import PackHead, write_pack
from ipdesk.review.anew import desk_reader
from ipdesk.review.desk import Desk
from ipdesk.review.intake import Intake
from ipdesk.review.opening import DeskOpener
from ipdesk.review.packs import keep_pack
from ipdesk.review.records import Judged
from ipdesk.review.refusal import DeskRefused
from ipdesk.sealing import Sealer
from ipdesk.signing.key_file import Holder, make_key, open_key

RULE, PLACE = "V13", ("base", "BF2", "value")
CHECKS = "data/checks.json"


def figure(year: int, value: str, unit: str = "440000") -> DenominatorText:
    return DenominatorText(
        unit=unit, series="base.BF2.value", year=year, value=value, measure="万人",
        vintage="演练年鉴2017", source="", document="",
    )  # fmt: skip


@pytest.fixture(scope="module")
def make_pack(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], DataPack]:
    """A pack that states this population of Guangdong in both years."""
    folder = tmp_path_factory.mktemp("packs")
    holder = Holder("SIPO", "desk", dt.date(2017, 1, 1), dt.date(2018, 12, 31))
    make_key(folder / "desk.ipkey", holder, PASSPHRASE)
    key = open_key(folder / "desk.ipkey", PASSPHRASE)
    title = Label(zh="演练分母数据", en="Denominators (exercise)")

    def make(value: str) -> DataPack:
        path = folder / f"{value}.ippack"
        head = PackHead("2016", 1, title, title, "演练〔2017〕8号", "2017-02-01")
        contents = PackContents(
            (figure(2016, "7999", "320000"), figure(2015, value), figure(2016, value))
        )
        write_pack(path, head, contents, key, dt.datetime(2017, 2, 1, 8, tzinfo=dt.UTC))
        return read_data_pack(path)

    return make


@pytest.fixture
def pack(make_pack: Callable[[str], DataPack]) -> DataPack:
    return make_pack("10999")


@pytest.fixture(scope="module")
def honest(
    masters,
    keys: Keys,
    make_pack: Callable[[str], DataPack],
    tmp_path_factory: pytest.TempPathFactory,
) -> Bag:
    """A report with another population than the pack installed there states, explained."""
    folder, services = tmp_path_factory.mktemp("province"), services_of_a_session()
    path = shutil.copy(masters.empty("440000", "leading", 2016), folder / "province.ipdesk")
    workspace = services.opener.open(Path(path))
    pack = make_pack("10999")
    installer = PackInstaller(workspace, services.library, services.clock)
    installer.install(installer.plan_of(pack), pack.signature.fingerprint)
    figures = {"base BF1 value": "168480", "base BF2 value": "10849", "base BF2 source": "统计局"}
    put_all(workspace, figures)
    make_ready(workspace)
    package = Sealer(services).seal(workspace, folder, "test").path
    workspace.store.close()
    return bag_of(package, keys)


@pytest.fixture
def hidden(years, pack: DataPack) -> Bag:
    """One that names the pack as in use, and does not say that a figure differs from it."""
    used = {"edition": pack.text.edition, "sequence": pack.text.sequence, "seal": pack.seal}
    return years.first.saying(packs=[used])


def taken(desk: Desk, bag: Bag, tmp_path: Path) -> Judged:
    """Read and checked anew in a child, as at a desk."""
    with desk_reader(desk) as reader:
        (arrival,) = Intake(desk, reader).take([bag.write(tmp_path / "1.ipsub")])
    assert isinstance(arrival.found, Judged)
    return arrival.found


def test_a_difference_from_a_pack_that_is_kept_quiet_is_found(
    enrolled: Desk, pack: DataPack, hidden: Bag, tmp_path: Path
) -> None:
    """4: "a replay of the exact rule version, listing every outcome that differs"; V13"""
    keep_pack(enrolled, pack)
    found = taken(enrolled, hidden, tmp_path)
    assert found.submission.verdict == "differences"
    places = [(one.rule, (one.section, one.row, one.column)) for one in found.differences]
    assert (RULE, PLACE) in places
    assert {rule for rule, _ in places} <= {RULE, ""}


def test_without_the_pack_the_package_is_taken_at_its_word_and_that_is_said(
    enrolled: Desk, hidden: Bag, tmp_path: Path
) -> None:
    """V13"""
    found = taken(enrolled, hidden, tmp_path)
    assert (found.submission.verdict, found.differences) == ("valid", ())
    assert [(one.code, one.params) for one in found.reasons] == [
        ("pack_unknown", {"packs": "2016 (1)"})
    ]


def test_a_report_that_says_where_it_differs_is_valid(
    enrolled: Desk, pack: DataPack, honest: Bag, tmp_path: Path
) -> None:
    """V13: what its own packs state there is what the desk comes to"""
    assert f'"{RULE}"' in honest.payload[CHECKS].decode()
    keep_pack(enrolled, pack)
    found = taken(enrolled, honest, tmp_path)
    assert (found.submission.verdict, found.reasons, found.differences) == ("valid", (), ())


def test_another_pack_of_the_same_number_is_not_the_one_named(
    enrolled: Desk, make_pack: Callable[[str], DataPack], hidden: Bag, tmp_path: Path
) -> None:
    """A pack is known by its seal."""
    keep_pack(enrolled, make_pack("11908"))
    found = taken(enrolled, hidden, tmp_path)
    assert [one.code for one in found.reasons] == ["pack_unknown"]


def test_a_pack_is_kept_once_and_by_a_chief(
    desk: Desk, opener: DeskOpener, pack: DataPack, place: str
) -> None:
    keep_pack(desk, pack)
    keep_pack(desk, pack)
    (kept,) = desk.store.packs()
    assert (kept.seal, kept.edition, kept.sequence) == (pack.seal, "2016", 1)
    assert [entry.facet for entry in desk.log() if entry.action == "pack"] == [pack.seal]
    desk.close()
    reader = opener.open(place, "somebody", origin="test")
    with pytest.raises(DeskRefused):
        keep_pack(reader, pack)
    assert [one.seal for one in reader.store.packs()] == [pack.seal]
    reader.close()
