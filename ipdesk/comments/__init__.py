"""Comments: notes between colleagues on cells, rows and sections of a report."""
