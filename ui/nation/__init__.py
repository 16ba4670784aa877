"""The nation in the window of a desk."""
