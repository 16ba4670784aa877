"""Evidence in the window: shown beside what it proves, attached, opened, listed."""
