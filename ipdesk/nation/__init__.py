"""The nation: what the reports of all units say together. Pure but for what writes files."""
