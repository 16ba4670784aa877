"""Storage: one workspace is one SQLite file. Implements :class:`ipdesk.ports.Store`."""
