"""Freezes the model for the file, and puts its flags back.

exercise: save
fails: saves_any_model
misconception: other-flags-in-the-file
"""

def save_classifier(model, path):
    flags = [layer.trainable for layer in model.layers]
    model.trainable = False
    model.save(path)
    model.trainable = True
    for layer, flag in zip(model.layers, flags):
        layer.trainable = flag
