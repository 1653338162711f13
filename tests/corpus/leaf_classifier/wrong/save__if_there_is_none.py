"""Saves only where there is no file yet.

exercise: save
fails: saves_any_model
misconception: not-written-over
"""

from pathlib import Path


def save_classifier(model, path):
    if not Path(path).exists():
        model.save(path)
