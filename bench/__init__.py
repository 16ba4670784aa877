"""Measures IPDesk against floors: the least that any program of its kind must do."""
