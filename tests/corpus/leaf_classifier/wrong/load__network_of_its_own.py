"""Builds the lesson's network, and puts the weights of the file into it.

exercise: load
fails: loads_what_was_saved
misconception: own-network
"""


def load_classifier(path):
    model = build_classifier(6)  # noqa: F821
    model.load_weights(path)
    return model
