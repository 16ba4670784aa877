"""The shortcuts of the menus: each belongs to one command."""

from __future__ import annotations

from collections import Counter

from ui.actions import COMMANDS


def test_no_shortcut_belongs_to_two_commands() -> None:
    keys = Counter(spec.shortcut for spec in COMMANDS.values() if spec.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []
