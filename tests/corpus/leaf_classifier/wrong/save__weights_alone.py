"""Saves the weights alone.

exercise: save
fails: saves_the_model
misconception: nothing-saved
"""


def save_classifier(model, path):
    model.save_weights(path)
