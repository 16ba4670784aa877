"""The page of all changes of a report."""
