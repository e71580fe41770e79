"""Checking files: what cleaning would change or doubts, at lines and columns, and what can be fixed in the file."""
