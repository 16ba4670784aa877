"""The province page: what is due, the timeline, and the reports of the workspace."""
