"""Evidence: the files that prove what a report says, kept in the workspace by their digest."""
