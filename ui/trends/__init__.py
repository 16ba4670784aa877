"""The trends page: the indicators through the years."""
