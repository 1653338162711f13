"""Submissions whose verdict is known: wrong ones, unusual right ones, and a sample class."""
