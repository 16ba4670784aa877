"""The manual in a window of its own, opened at the page for where one is."""
