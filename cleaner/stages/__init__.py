"""The six stages of one file. Each is a package whose ``__init__`` shows its rules in order; none imports another."""
