"""Freezes the model for the file, and unfreezes all of it afterwards.

exercise: save
fails: saves_any_model
misconception: changed-input-flags
"""

def save_classifier(model, path):
    model.trainable = False
    model.save(path)
    model.trainable = True
