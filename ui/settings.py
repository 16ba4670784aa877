"""What the program remembers of its user: language, theme, text size, window, recent files.

One JSON file in the user's configuration folder. A missing or unreadable file gives the
defaults; a value that does not fit gives the default of that setting.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from ipdesk.comments.roles import ROLES
from ipdesk.languages import LANGUAGES
from ipdesk.screens.start import Recent, recent_from

FILE = "settings.json"
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
THEME_CHOICES = ("system", "light", "dark", "contrast")
_MAX_RECENT = 10
_SIDES, _MAX_PX = 2, 32_767


class Settings:
    """The settings. ``language`` "" and ``theme`` "system" follow the system.

    ``layout`` holds the sizes in pixels of the two areas beside each splitter, by its name.
    """

    def __init__(self) -> None:
        self.language = ""
        self.theme = "system"
        self.text_size = 100
        self.geometry = ""
        self.layout: dict[str, list[int]] = {}
        self.toured = False
        self.show_detail = True
        self.show_problems = True
        self.role = ROLES[0]
        self.recent: list[Recent] = []

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
        if not self._path.is_file():
            return Settings()
        import json

        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Settings()
        return _settings(data) if isinstance(data, dict) else Settings()

    def save(self, settings: Settings) -> None:
        """Keep the settings. A folder that cannot be written is no reason to stop working."""
        import json

        from ipdesk.errors import StorageError
        from ipdesk.files import write_durably

        data = vars(settings) | {"recent": [recent._asdict() for recent in settings.recent]}
        body = json.dumps(data, ensure_ascii=False, indent=1)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(self._path, [body.encode()])
        except (OSError, StorageError):
            return


def settings_folder() -> Path:
    """The user's configuration folder for the program."""
    location = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(location)) / "IPDesk"


def _settings(data: dict[str, Any]) -> Settings:
    """The settings in the data, the default for each that does not fit."""
    settings = Settings()
    for name, default in vars(Settings()).items():
        if type(data.get(name)) is type(default):
            setattr(settings, name, data[name])
    if settings.language not in LANGUAGES:
        settings.language = ""
    if settings.role not in ROLES:
        settings.role = ROLES[0]
    if settings.theme not in THEME_CHOICES:
        settings.theme = "system"
    if settings.text_size not in TEXT_SIZES:
        settings.text_size = TEXT_SIZES[0]
    settings.layout = {name: sizes for name, sizes in settings.layout.items() if _are_sizes(sizes)}
    settings.recent = [r for item in settings.recent if (r := recent_from(item)) is not None]
    return settings


def _are_sizes(sizes: object) -> bool:
    """Whether these can be the sizes of two areas side by side, in pixels."""
    if not isinstance(sizes, list) or len(sizes) != _SIDES:
        return False
    return all(type(size) is int and 0 <= size <= _MAX_PX for size in sizes) and any(sizes)
