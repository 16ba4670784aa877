"""The sealing page: check, read, seal, write; none of it can be skipped unseen."""
