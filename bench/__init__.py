"""Measurements of speed and memory. They print figures and assert none: figures belong to a machine."""
