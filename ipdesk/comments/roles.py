"""In what capacity somebody writes a comment; nobody is named."""

ROLES = ("clerk", "reviewer", "head")
