"""Print: one engine for paper, PDF and preview, fed with a snapshot's data as JSON."""
