"""A screen that nobody sees, the keyboard in front of it, and an eye that reads what is on it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

SIZE = "1366x768x24"
PATIENCE = 90.0
_WAIT = 0.5


class Screen:
    """The screen ``:number``."""

    def __init__(self, number: int) -> None:
        self.name = f":{number}"
        self._environment = {**os.environ, "DISPLAY": self.name}

    def window_titled(self, words: str) -> None:
        """Wait for a visible window whose title has the words."""
        until(lambda: words in self._titles(), f"a window titled {words!r}")

    def no_window_titled(self, words: str) -> None:
        """Wait until there is none."""
        until(lambda: words not in self._titles(), f"no window titled {words!r}")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other (names of xdotool)."""
        for key in keys:
            self._do("xdotool", "key", "--clearmodifiers", key)
            time.sleep(_WAIT)

    def type(self, text: str) -> None:
        """Type plain letters."""
        self._do("xdotool", "type", "--delay", "40", text)

    def picture(self, path: Path) -> None:
        """Take a picture of the screen."""
        self._do("import", "-window", "root", str(path))

    def _titles(self) -> str:
        # Its exit code says that nothing was found, which is no fault here.
        search = ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"]
        found = subprocess.run(
            search, env=self._environment, capture_output=True, text=True, check=False
        )
        return found.stdout

    def _do(self, *command: str) -> None:
        subprocess.run(command, env=self._environment, check=True, stdout=subprocess.DEVNULL)


def words_in(picture: Path) -> str:
    """The Chinese and English words in a picture, without spaces."""
    larger = picture.with_suffix(".large.png")
    subprocess.run(["convert", str(picture), "-resize", "200%", str(larger)], check=True)
    command = ["tesseract", str(larger), "-", "-l", "chi_sim+eng", "--psm", "11"]
    read = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    larger.unlink()
    return "".join(read.stdout.split())


@contextlib.contextmanager
def screen(number: int) -> Iterator[Screen]:
    """A screen with a window manager, gone afterwards."""
    shown = Screen(number)
    with (
        running(["Xvfb", shown.name, "-screen", "0", SIZE, "-nolisten", "tcp"], os.environ),
    ):
        until(lambda: Path(f"/tmp/.X11-unix/X{number}").exists(), "the screen")
        with running(["openbox"], {**os.environ, "DISPLAY": shown.name}):
            yield shown


@contextlib.contextmanager
def running(
    command: list[str], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended afterwards, if it has not ended by itself."""
    process = subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for something. Raises AssertionError when it does not come."""
    latest = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > latest:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(_WAIT)
