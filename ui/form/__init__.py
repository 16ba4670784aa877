"""The form of a section with one row."""
