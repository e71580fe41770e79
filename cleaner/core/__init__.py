"""Text with provenance. Knows no Chinese and no files."""
