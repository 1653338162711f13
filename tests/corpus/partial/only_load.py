"""Loaded the model and stopped.

rest: stubs
solved: load
"""
