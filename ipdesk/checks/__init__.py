"""Checks: derived values, structural edits, CEL rules, targets, and the engine that runs them."""
