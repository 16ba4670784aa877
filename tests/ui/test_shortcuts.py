"""The shortcuts of the menus: each belongs to one command."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.ui.desk import Desk
from tests.ui.keyboard import settle
from ui.actions import COMMANDS
from ui.key_groups import key_groups, place_with_keyboard


def test_no_shortcut_belongs_to_two_commands() -> None:
    keys = Counter(spec.shortcut for spec in COMMANDS.values() if spec.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_keys_of_the_place_one_is_in_stand_first() -> None:
    assert next(iter(key_groups("checklist"))) == "checklist"
    assert set(key_groups("checklist")) == set(key_groups())


def test_a_table_is_known_by_the_keyboard_in_it(desk: Desk, example_file: Path) -> None:
    desk.workbench.files.open(example_file)
    settle()
    desk.page.navigation.choose("base")
    for _ in range(6):
        if place_with_keyboard() == "table":
            break
        desk.run("next_area")
    assert place_with_keyboard() == "table"
