"""Encrypted workspaces in the window."""
