"""The table of a section."""
