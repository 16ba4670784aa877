"""Issue 6, 5: folders that are synchronised, and network shares, are recognised and warned of."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.cli import RESOURCES
from ipdesk.keeping import Risk, known_places, risk_of, type_of, warning
from ipdesk.messages import Translator

KNOWN = known_places(RESOURCES)
LOCAL = [("/", "ext4"), ("/home", "btrfs")]
SYNCED = {
    "OneDrive": "/home/u/OneDrive - Office/a.ipdesk",
    "Dropbox": "/home/u/Dropbox/2016/a.ipdesk",
    "Nutstore": "/home/u/Nutstore Files/报告/a.ipdesk",
    "坚果云": "/home/u/我的坚果云/a.ipdesk",
    "百度网盘": "/home/u/BaiduSyncdisk/a.ipdesk",
    "WPS 云盘": "/home/u/WPSDrive/123/a.ipdesk",
    "Tencent Weiyun": "/home/u/微云同步助手/a.ipdesk",
    "iCloud Drive": "/home/u/iCloudDrive/a.ipdesk",
}
SAFE = ["/home/u/Documents/a.ipdesk", "/home/u/报告/dropbox.ipdesk", "/media/u/KINGSTON/a.ipdesk"]


def names(risk: Risk | None) -> set[str]:
    return {risk.name.zh, risk.name.en} if risk else set()


@pytest.mark.parametrize("name", SYNCED)
def test_a_synchronised_folder_is_known_by_its_name(name: str) -> None:
    risk = risk_of(Path(SYNCED[name]), KNOWN, LOCAL)
    assert risk is not None
    assert risk.kind == "sync"
    assert name in names(risk)


@pytest.mark.parametrize("marker", [m for sync in KNOWN.sync for m in sync.markers])
def test_a_synchronised_folder_is_known_by_what_is_kept_in_it(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).mkdir()
    (tmp_path / "2016").mkdir()
    risk = risk_of(tmp_path / "2016" / "a.ipdesk", KNOWN, LOCAL)
    assert risk is not None
    assert risk.kind == "sync"


@pytest.mark.parametrize("path", SAFE)
def test_any_other_folder_is_not_warned_of(path: str) -> None:
    assert risk_of(Path(path), KNOWN, LOCAL) is None


@pytest.mark.parametrize("kind", sorted(KNOWN.network.types))
def test_a_network_share_is_known_by_the_type_of_its_mount(kind: str) -> None:
    mounts = [*LOCAL, ("/mnt/office", kind), ("/mnt/office/local", "ext4")]
    risk = risk_of(Path("/mnt/office/2016/a.ipdesk"), KNOWN, mounts)
    assert risk is not None
    assert risk.kind == "network"
    assert risk_of(Path("/mnt/office/local/a.ipdesk"), KNOWN, mounts) is None


def test_of_two_mounts_on_one_point_the_later_one_counts() -> None:
    assert type_of(Path("/mnt/a"), [("/", "ext4"), ("/mnt", "ext4"), ("/mnt", "cifs")]) == "cifs"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_warning_says_what_to_do(language: str) -> None:
    words = Translator(RESOURCES / "translations", language)
    for path in ("/home/u/Dropbox/a", "/mnt/a"):
        risk = risk_of(Path(path), KNOWN, [("/", "ext4"), ("/mnt", "cifs")])
        assert risk is not None
        what, advice = warning(risk, words)
        assert what
        assert advice
