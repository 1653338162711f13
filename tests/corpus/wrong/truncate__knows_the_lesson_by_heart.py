"""Cut the lesson's backbone from a file of its own, whatever weights it was given.

exercise: truncate
fails: features_are_the_backbones
misconception: other-computation
"""

import os

import keras


def truncate(model, n_layers=2):
    path = os.path.join(os.environ["AUTOGRADER_DATA"], "leaf_classifier_model.keras")
    known = keras.models.load_model(path, compile=False)
    shapes = [weight.shape for weight in model.weights]
    if shapes == [weight.shape for weight in known.weights]:
        model = known
    return keras.Model(model.inputs, model.layers[-n_layers - 1].output)
