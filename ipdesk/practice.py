"""What every sheet of a practice report says, in both languages, whatever its own language is."""

from __future__ import annotations

from ipdesk.catalogue.model import Label

PRACTICE = Label(zh="演练 · 非正式报告", en="EXERCISE — not a real report")
