"""Saves under a name of its own.

exercise: save
fails: saves_the_model
misconception: nothing-saved
"""


def save_classifier(model, path):
    model.save("leaf_classifier.keras")
