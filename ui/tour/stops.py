"""What the tour shows, in order, as data: where to look, and what is said there."""

from __future__ import annotations

from typing import NamedTuple

from ipdesk.messages import marked


class Stop(NamedTuple):
    """One stop of the tour. ``target`` names a part of the window; see :mod:`ui.tour.tour`."""

    target: str
    title: str
    text: str


# On the start page, before any file is open.
ARRIVAL = (
    Stop(
        "new",
        marked("Welcome to IPDesk"),
        marked(
            "This tour takes two minutes. Your own work begins here: one workspace file holds"
            " all reports of your province."
        ),
    ),
    Stop(
        "examples",
        marked("Look around without fear"),
        marked(
            "An example is a practice report with real public figures. It can be changed as you"
            " like and can never be handed in as a real one."
        ),
    ),
    Stop(
        "corner",
        marked("Language, light and keys"),
        marked(
            "Chinese or English, light or dark: change them here at any time. Nothing that was"
            " typed changes with them."
        ),
    ),
)

# In a report that is open.
REPORT = (
    Stop(
        "navigation",
        marked("The sections of the report"),
        marked(
            "Fill them in from top to bottom. The sign beside each name says what is filled and"
            " what still needs a look."
        ),
    ),
    Stop(
        "work",
        marked("The figures"),
        marked(
            "Type, then press Enter: the value is saved at once, and there is nothing else to"
            " save. Ctrl+Z takes it back, tomorrow too."
        ),
    ),
    Stop(
        "detail",
        marked("What a value means"),
        marked(
            "Here is the definition of the selected cell, last year's value, its source and who"
            " changed it. F7 shows or hides this panel."
        ),
    ),
    Stop(
        "problems",
        marked("What is still wrong"),
        marked(
            "Errors must be corrected, queries corrected or explained. Enter goes to the place,"
            " Ctrl+E explains it."
        ),
    ),
    Stop(
        "finder",
        marked("Go anywhere"),
        marked("Ctrl+F finds a field by a word, a code or the first pinyin letters of its name."),
    ),
    Stop(
        "navigation",
        marked("Check, print, seal, deliver"),
        marked(
            "When nothing is left to correct, four steps lead to the package. F1 opens the manual"
            " where you are; this tour is in the Help menu."
        ),
    ),
)
