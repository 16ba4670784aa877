"""What the build makes: translations, generated files, installers."""
