"""Comments and flags on screen."""
