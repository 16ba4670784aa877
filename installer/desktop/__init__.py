"""What a desktop is told of the program, on Linux and on Windows: icons, kinds of file, words."""
