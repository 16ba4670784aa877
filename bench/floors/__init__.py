"""Floors: the least work without which the thing could not be done at all."""
