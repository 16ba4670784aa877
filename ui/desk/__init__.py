"""The window of SIPO's desk."""
