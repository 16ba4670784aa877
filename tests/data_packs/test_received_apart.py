"""Data packs that come from elsewhere are read by a child first; the children are real here."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.apart.child import Work
from ipdesk.data_packs import reader
from ipdesk.data_packs.reader import DATA_PACKS, read_data_pack, received_data_pack
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import PackageRefused
from ipdesk.messages import Translator
from ipdesk.package.vetting import vetted
from tests.data_packs.test_format import packed_again


def dies() -> Work:
    return lambda content: 1 // 0  # type: ignore[return-value]  # it never returns


def refused(path: Path) -> PackageRefused:
    with pytest.raises(PackageRefused) as caught:
        received_data_pack(path, vetted)
    return caught.value


def test_a_good_pack_is_read_as_without_the_child(make) -> None:
    path = make()
    assert received_data_pack(path, vetted) == read_data_pack(path)


def test_a_refusal_is_told_in_the_same_words(make, tmp_path: Path, services) -> None:
    """One of the bag, and one that only data packs have."""
    cut = tmp_path / "cut.ippack"
    cut.write_bytes(make().read_bytes()[:-1])
    added = packed_again(make(), lambda files: files.update({"data/other.json": b"{}"}))
    for path in (cut, added):
        with pytest.raises(PackageRefused) as here:
            read_data_pack(path)
        there = refused(path)
        sentences = ErrorSentences(Translator(services.resources / "translations", "zh"))
        assert sentences.line(there) == sentences.line(here.value)
        assert there.params == here.value.params


def test_nothing_is_read_here_before_the_child_has_said_that_it_is_good(
    make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = make(), list[object]()
    monkeypatch.setattr(reader, "DATA_PACKS", DATA_PACKS._replace(prepare=dies))
    monkeypatch.setattr(reader, "open_package", lambda *said: read.append(said))
    assert refused(path).reason == "reader_crash"
    assert read == []
