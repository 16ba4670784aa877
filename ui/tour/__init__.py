"""The tour: what a new user is shown of the window."""
