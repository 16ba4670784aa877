"""Journeys: a clerk at the desk, with a keyboard and no mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.package_builder import archive, signed
from tests.signers import Keys
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard


@pytest.fixture
def clerk(desk: Desk, keys: Keyboard) -> Clerk:
    return Clerk(desk, keys)


@pytest.fixture
def signed_package(package_file: Path, keys_of_office: Keys, tmp_path: Path) -> Path:
    import zipfile

    with zipfile.ZipFile(package_file) as file:
        name = file.namelist()[0].partition("/")[0]
        files = {entry.partition("/")[2]: file.read(entry) for entry in file.namelist()}
    path = tmp_path / "signed.ipsub"
    path.write_bytes(archive(signed(files, *keys_of_office), name))
    return path


@pytest.fixture(scope="module")
def keys_of_office(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    from tests.signers import keys_in

    return keys_in(tmp_path_factory.mktemp("office"))
