"""Checks that only the instructor has."""
