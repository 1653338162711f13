"""Grading many submissions: finding them, judging them in processes, keeping the outcomes."""
