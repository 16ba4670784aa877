"""In what capacity a key signs."""

from __future__ import annotations

CLERK, REVIEWER, DESK = "clerk", "reviewer", "desk"
ROLES = (CLERK, REVIEWER, DESK)
"""The clerk, the section chief, SIPO's desk. Enrolment codes tell them by their place here."""
DESK_UNIT = "SIPO"
"""The unit of keys of SIPO's desk."""
