"""Two reports of one kind side by side: what only one says, and what both say differently."""
