"""IPDesk: the domain and the application. Imports neither Qt nor SQLAlchemy."""

__version__ = "0.1.0"
