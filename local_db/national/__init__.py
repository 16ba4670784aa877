"""The desk's store: one SQLite file, or a PostgreSQL database, behind the same tables."""
