"""Makes the manual: from ``docs/manual`` the HTML that the program ships, pictures and PDF."""
