"""Journeys: a clerk at the desk, with a keyboard and no mouse."""

from __future__ import annotations

import pytest

from tests.ui.clerk import Clerk
from tests.ui.desk import Desk
from tests.ui.keyboard import Keyboard


@pytest.fixture
def clerk(desk: Desk, keys: Keyboard) -> Clerk:
    return Clerk(desk, keys)
