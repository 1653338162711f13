"""Pickles the model into the file.

exercise: save
fails: saves_in_the_old_format_too
misconception: nothing-saved
"""

import pickle


def save_classifier(model, path):
    with open(path, "wb") as file:
        pickle.dump(model, file)
