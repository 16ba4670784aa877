"""The catalogue: everything SIPO can change by issuing a new edition, as frozen typed data."""
