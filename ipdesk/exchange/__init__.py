"""Exchange with other programs: workbooks in and out."""
