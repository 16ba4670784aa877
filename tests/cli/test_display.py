"""Without a display the program says so; measuring and taking pictures need none.

Requirements: 2.1, 2.CLI.
"""

import pytest

from ipdesk.cli import main
from ipdesk.cli.display import has_display


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_display_will_do(name: str) -> None:
    assert has_display([], {name: ":0"}, "linux")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_one(system: str) -> None:
    assert has_display([], {}, system)


@pytest.mark.parametrize(
    "arguments", [["screenshots", "-o", "x"], ["open", "x.ipdesk", "--quit-when-painted"]]
)
def test_measuring_and_pictures_draw_offscreen(arguments: list[str]) -> None:
    environment: dict[str, str] = {}
    assert has_display(arguments, environment, "linux")
    assert environment == {"QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.parametrize("arguments", [[], ["open", "x.ipdesk"]])
def test_window_without_a_display_is_one_clear_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("ipdesk.cli.display.sys.platform", "linux")
    assert main(arguments) == 2
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "ipdesk demo" in complaint


@pytest.mark.parametrize("command", ["screenshots", "open"])
def test_the_window_s_commands_tell_their_options(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert "ipdesk screenshots -o FOLDER" in told
    assert "--theme" in told
