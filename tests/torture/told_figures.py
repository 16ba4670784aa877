"""How a test tells its figures; ``conftest.py`` shows them at the end of the run."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[..., None]
"""Takes numbers by name: ``tell(kills=1000, lost=0)``."""
