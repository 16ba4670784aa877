"""Fields to type in, one for each type of column. All of them keep wrong text."""
