"""How the window looks: named colours and sizes, palette, style sheet, icons, fonts."""
