"""Which media count as removable, and the row that offers them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ipdesk.screens.delivering import DeliveryScreen, Medium
from ipdesk.services import Services
from ui.sealing.media import _on_a_plug, removable_media
from ui.sealing.media_row import MediaRow


def disk(blocks: Path, path: str, removable: str) -> str:
    """A disk with one partition, as Linux lists it: the partition's device."""
    place = blocks.parent / "devices" / path
    (place / "sdb1").mkdir(parents=True)
    (place / "removable").write_text(removable + "\n")
    blocks.mkdir(exist_ok=True)
    (blocks / "sdb1").symlink_to(place / "sdb1")
    return "/dev/sdb1"


@pytest.mark.parametrize(
    ("path", "removable", "found"),
    [
        ("pci0/usb2/2-1/block/sdb", "0", True),
        ("platform/mmc0/block/sdb", "1", True),
        ("pci0/ata1/block/sdb", "0", False),
    ],
)
def test_a_stick_hangs_on_usb_or_says_that_it_is_removable(
    tmp_path: Path, path: str, removable: str, found: bool
) -> None:
    blocks = tmp_path / "block"
    assert _on_a_plug(disk(blocks, path, removable), blocks) is found


def test_what_is_no_disk_is_no_stick(tmp_path: Path) -> None:
    assert not _on_a_plug("tmpfs", tmp_path)
    assert not _on_a_plug("/dev/none", tmp_path)


def test_the_disks_of_this_machine_can_be_asked(qtbot: QtBot) -> None:
    assert all(medium.folder != Path("/") for medium in removable_media())


def test_the_row_offers_what_is_in_and_looks_again(
    qtbot: QtBot, services: Services, sealed_file: Path, tmp_path: Path
) -> None:
    screen = DeliveryScreen(services.opener.open(sealed_file), services)
    there: list[Medium] = []
    row = MediaRow(screen, services.translator, lambda: there)
    qtbot.addWidget(row)
    row.look()
    assert row.buttons == []
    there += [
        Medium("R&D", tmp_path, 1 << 30, "vfat"),
        Medium("LOCKED", tmp_path, 0, "vfat", read_only=True),
    ]
    row.again.click()
    assert [button.isEnabled() for button in row.buttons] == [True, False]
    assert row.buttons[0].accessibleName() == "R&D · 1 GB free · vfat"
    with qtbot.waitSignal(row.chosen, timeout=30_000) as caught:
        row.buttons[0].click()
    assert caught.args == [tmp_path]


def test_a_folder_stays_unless_it_is_on_a_medium(
    qtbot: QtBot, services: Services, sealed_file: Path, tmp_path: Path
) -> None:
    """What is on no disk of the system's is taken for a medium, also where it is not listed."""
    stick = Medium("R&D", tmp_path / "stick", 1 << 30, "vfat")
    stick.folder.mkdir()
    screen = DeliveryScreen(services.opener.open(sealed_file), services)
    row = MediaRow(screen, services.translator, lambda: [stick])
    qtbot.addWidget(row)
    assert row.lacks(Path.home())
    assert not row.lacks(stick.folder)
    assert not row.lacks(Path("/proc"))
