"""Takes every file for a .keras archive and changes its suffix first.

exercise: load
fails: loads_any_model
misconception: other-file
"""

from pathlib import Path

import keras


def load_classifier(path):
    return keras.models.load_model(Path(path).with_suffix(".keras"), compile=False)
