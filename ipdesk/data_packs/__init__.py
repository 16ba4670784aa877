"""Data packs: what SIPO gives to the provinces as one signed file, made, read and installed."""
