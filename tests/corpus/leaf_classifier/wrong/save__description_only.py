"""Saves a model with fresh weights.

exercise: save
fails: saves_the_model
misconception: fresh-weights
"""

import keras


def save_classifier(model, path):
    keras.models.clone_model(model).save(path)
