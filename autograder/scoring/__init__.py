"""Checks as pytest functions: points, hints, dependencies, and outcomes as a scorecard."""
