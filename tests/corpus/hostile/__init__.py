"""Hostile submissions, and the harness that runs them and looks at what must hold."""
