"""Second keying on screen."""
