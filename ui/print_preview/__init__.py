"""The print preview: the rendered pages, the same that go to paper and into the PDF."""
