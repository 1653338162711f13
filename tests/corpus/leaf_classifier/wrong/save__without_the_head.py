"""Saves all but the last layer.

exercise: save
fails: saves_the_model
misconception: other-model
"""

import keras


def save_classifier(model, path):
    keras.Model(model.inputs, model.layers[-2].output).save(path)
