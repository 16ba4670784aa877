"""A clerk at the window, by keyboard alone: a report is filled, explained, sealed and printed."""

from __future__ import annotations

from pathlib import Path

from installer.trial.clean_root import HOME, CleanRoot
from installer.trial.screen import Screen, running, until, words_in

WORK = HOME / "work.ipdesk"
DELIVERED = HOME / "delivered"
PRINT = HOME / "print.pdf"
OFFICE = "Exercise office"
REASON = "The document does not say it (exercise)."
CHINESE = "zh_CN.UTF-8"
PARTS = {
    "menu": "English",
    "header": "年度报告",
    "navigation": "知识产权示范城市",
    "form": "填报部门",
    "problems": "基本情况",
}
"""Words by which the main parts of the window are known."""


class Clerk:
    """Works on :data:`WORK` and leaves a picture of each step in ``pictures``."""

    def __init__(self, root: CleanRoot, screen: Screen, pictures: Path) -> None:
        self._root = root
        self._screen = screen
        self._pictures = pictures

    def work(self) -> None:
        """From the first field to the package; what was typed and sealed is then in the file."""
        settings = {**self._root.clerk_settings(CHINESE), "DISPLAY": self._screen.name}
        command = self._root.as_clerk("ipdesk", "open", str(WORK))
        with running(command, settings) as window:
            self._screen.window_titled("2016")
            self._sees("window", *PARTS.values())
            self._fill()
            self._seal()
            self._deliver()
            self._print()
            self._screen.press("ctrl+q")
            window.wait(timeout=60)

    def _fill(self) -> None:
        """The first field is typed, the one query explained."""
        self._screen.press("ctrl+a")
        self._screen.type(OFFICE)
        self._screen.press("Tab", "ctrl+shift+F9", "ctrl+e")
        self._screen.type(REASON)
        self._screen.press("ctrl+Return")
        self._sees("explained", "可以封装")

    def _seal(self) -> None:
        """The print is read to its last page, then the report is sealed."""
        self._screen.press("ctrl+shift+s", "Return")
        self._screen.window_titled("预览")
        self._sees("read", "1页")
        self._screen.press("ctrl+End", "shift+Tab", "space")
        self._screen.no_window_titled("预览")
        self._screen.press("Return", "Return")
        self._sees("sealed", "#0001")

    def _deliver(self) -> None:
        """The package is written into a folder, from the step that comes next."""
        self._screen.press("Tab", "Tab", "Tab", "Return")
        self._screen.window_titled("写入")
        self._screen.type(str(DELIVERED))
        self._screen.press("Return")
        self._screen.no_window_titled("写入")
        self._screen.press("Return")
        until(lambda: bool(self.delivered()), "the package")

    def _print(self) -> None:
        """The sealed report is shown and saved as a PDF."""
        self._screen.press("ctrl+p")
        self._screen.window_titled("打印")
        self._screen.press("Return")
        self._screen.window_titled("预览")
        self._sees("preview", "1页")
        self._screen.press("ctrl+s")
        self._screen.window_titled("PDF")
        self._screen.type(str(PRINT))
        self._screen.press("Return")
        until(lambda: self._root.path(PRINT).exists(), "the PDF")
        self._screen.press("Escape")
        self._screen.no_window_titled("预览")

    def delivered(self) -> list[Path]:
        """The packages that were written."""
        return list(self._root.path(DELIVERED).glob("*.ipsub"))

    def _sees(self, name: str, *words: str) -> None:
        """Wait until the words are on the screen."""
        picture = self._pictures / f"{name}.png"

        def there() -> bool:
            self._screen.picture(picture)
            read = words_in(picture)
            return all(word in read for word in words)

        until(there, f"{words}, see {picture}")
