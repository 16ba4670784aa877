"""The screens of SIPO's desk, without Qt."""
