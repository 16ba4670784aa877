"""The window: PySide6 widgets over the headless screens of :mod:`ipdesk.screens`."""
