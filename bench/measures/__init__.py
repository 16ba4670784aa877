"""Measures: one module each, with a function from a :class:`~bench.site.Site` to findings."""
