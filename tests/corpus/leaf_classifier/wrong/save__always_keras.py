"""Always saves in the new format.

exercise: save
fails: saves_in_the_old_format_too
misconception: nothing-saved
"""

from pathlib import Path


def save_classifier(model, path):
    model.save(Path(path).with_suffix(".keras"))
