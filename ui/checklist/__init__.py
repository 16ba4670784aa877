"""The checklist: tasks, their measures, and the editor of one measure."""
