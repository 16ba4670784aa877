"""Where the program's Chinese fonts lie: one sans and one serif face, both under the OFL.

Print and screen use these files and no font of the system, so that a report looks the same
everywhere and its glyphs are known beforehand.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

_PACKAGE = "pylopdf_fonts_zh_cn"
_FILES = ("NotoSansSC-Regular.otf", "NotoSerifSC-Regular.otf")
SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"


def chinese_fonts() -> tuple[Path, ...]:
    """The font files, sans first; empty if they are not installed. Nothing is imported."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return ()
    folder = Path(spec.submodule_search_locations[0])
    return tuple(path for name in _FILES if (path := folder / name).is_file())
