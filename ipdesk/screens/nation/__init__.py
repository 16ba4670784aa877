"""Headless screens of the nation, as a desk sees it."""
