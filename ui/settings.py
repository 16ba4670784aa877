"""What the program remembers of its user: language, theme, text size, window, recent files.

One JSON file in the user's configuration folder. A missing or unreadable file gives the
defaults; a value that does not fit gives the default of that setting.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ipdesk.screens.start import Recent, recent_from

FILE = "settings.json"
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
THEME_CHOICES = ("system", "light", "dark", "contrast")
_MAX_RECENT = 10
_T = TypeVar("_T")


@dataclass(slots=True)
class Settings:
    """The settings. ``language`` "" and ``theme`` "system" follow the system."""

    language: str = ""
    theme: str = "system"
    text_size: int = 100
    geometry: str = ""
    show_detail: bool = True
    show_problems: bool = True
    recent: list[Recent] = field(default_factory=list)

    def remember(self, recent: Recent) -> None:
        """Put a file on top of the recent files."""
        self.recent = [recent, *(r for r in self.recent if r.path != recent.path)][:_MAX_RECENT]

    def forget(self, path: str) -> None:
        """Drop a file from the recent files; the file itself stays."""
        self.recent = [r for r in self.recent if r.path != path]


class SettingsFile:
    """Where settings are kept."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def load(self) -> Settings:
        """The settings as last saved."""
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Settings()
        return _settings(data) if isinstance(data, dict) else Settings()

    def save(self, settings: Settings) -> None:
        """Keep the settings. A folder that cannot be written is no reason to stop working."""
        from ipdesk.errors import StorageError
        from ipdesk.files import write_durably

        body = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(self._path, [body.encode()])
        except (OSError, StorageError):
            return


def settings_folder() -> Path:
    """The user's configuration folder for the program."""
    from platformdirs import user_config_path

    return user_config_path("IPDesk", appauthor=False)


def _settings(data: dict[str, Any]) -> Settings:
    default = Settings()
    recent = data.get("recent")
    return Settings(
        language=_one_of(data.get("language"), ("zh", "en"), default.language),
        theme=_one_of(data.get("theme"), THEME_CHOICES, default.theme),
        text_size=_one_of(data.get("text_size"), TEXT_SIZES, default.text_size),
        geometry=_one_type(data.get("geometry"), default.geometry),
        show_detail=_one_type(data.get("show_detail"), default.show_detail),
        show_problems=_one_type(data.get("show_problems"), default.show_problems),
        recent=[r for item in recent if (r := recent_from(item))]
        if isinstance(recent, list)
        else [],
    )


def _one_of(value: object, allowed: tuple[_T, ...], default: _T) -> _T:
    return next((choice for choice in allowed if choice == value), default)


def _one_type(value: object, default: _T) -> _T:
    return value if type(value) is type(default) else default
