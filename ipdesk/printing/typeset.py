"""The typesetter: here, or for a long print in a process apart.

The typesetter keeps what it has laid out in case it comes again. A long print would fill the
memory with it, so its parts are set in a child process that makes way for another every few
parts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ipdesk.errors import FileMissing
from ipdesk.fonts import chinese_fonts

if TYPE_CHECKING:
    from typst import Fonts

_MAIN = "print.typ"
_PARTS_PER_CHILD = 4


class Task(NamedTuple):
    """What to set: the inputs of a template, and how the result is to be written.

    Without ``options`` the answer is what the template tells of its own layout.
    """

    inputs: dict[str, str]
    options: dict[str, Any] | None = None
    template: str = _MAIN


def font_files() -> tuple[Path, ...]:
    """The program's fonts; :class:`FileMissing` if they are not there."""
    files = chinese_fonts()
    if not files:
        raise FileMissing(path="NotoSansSC-Regular.otf", why="fonts not installed")
    return files


class Workshop:
    """Where templates and fonts are."""

    def __init__(self, templates: Path, fonts: tuple[str, ...]) -> None:
        self.templates = templates
        self.folders = fonts

    @cached_property
    def fonts(self) -> Fonts:
        """The program's fonts and no others."""
        from typst import Fonts

        return Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=list(self.folders),
        )

    def carry_out(self, task: Task) -> Any:
        """The answer to one task: bytes, a list of them for more than one image, or facts."""
        from typst import Compiler

        compiler = Compiler(
            self.templates / task.template,
            root=self.templates,
            font_paths=self.fonts,
            ignore_system_fonts=True,
            sys_inputs=task.inputs,
        )
        if task.options is None:
            return json.loads(compiler.query("<landing>", field="value", one=True))
        return compiler.compile(**task.options)


@lru_cache(maxsize=1)
def workshop(templates: Path) -> Workshop:
    """The workshop with the program's fonts; :class:`FileMissing` if they are not there.

    It is kept: fonts are read once, as they stay as they are while the program runs.
    """
    folders = {str(path.parent) for path in font_files()}
    return Workshop(templates, tuple(sorted(folders)))


@contextmanager
def typesetting(workshop: Workshop, *, apart: bool) -> Iterator[Callable[[Task], Any]]:
    """What carries out tasks, one after the other; ``apart`` in a child process."""
    if not apart:
        yield workshop.carry_out
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        1, mp_context=context, max_tasks_per_child=_PARTS_PER_CHILD
    ) as children:
        yield lambda task: children.submit(_in_child, workshop.templates, task).result()


def _in_child(templates: Path, task: Task) -> Any:
    return workshop(templates).carry_out(task)
