"""Where Enter leads in a form: from field to field, as it goes from cell to cell in a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.field_row import FieldRow


def connect_steps(rows: Sequence[FieldRow]) -> None:
    """Have Enter go from each field to the next that can be typed in, and stay in the last."""

    def step(at: int, by: int) -> None:
        beyond = rows[at + 1 :] if by > 0 else reversed(rows[:at])
        target = next((row for row in beyond if row.can_be_typed), rows[at])
        target.commit()
        target.field.setFocus(Qt.FocusReason.TabFocusReason)

    for number, row in enumerate(rows):
        row.passed.connect(lambda by, at=number: step(at, by))
