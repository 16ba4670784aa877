"""The page that sets two reports side by side."""
