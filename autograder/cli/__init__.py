"""The command line, and what a notebook shows: the only place that prints."""
