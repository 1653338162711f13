"""Saves with the function of keras.saving, and returns the path.

exercise: save
"""

import keras


def save_classifier(model, path):
    keras.saving.save_model(model, str(path), overwrite=True)
    return path
