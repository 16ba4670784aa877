"""The targets page: each indicator between its baseline and the horizon year."""
