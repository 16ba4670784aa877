"""Handing a sealed package over: onto a medium, with its sheet, and closed for the desk alone."""
