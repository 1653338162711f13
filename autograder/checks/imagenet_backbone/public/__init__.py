"""Checks whose source a student may read and run."""
