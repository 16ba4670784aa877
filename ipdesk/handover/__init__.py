"""The handover file: what a successor has to know of each figure of a report."""
