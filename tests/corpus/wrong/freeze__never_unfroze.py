"""Froze layers, but never made one trainable.

exercise: freeze
fails: thaws_what_was_frozen
misconception: never-unfroze
"""


def freeze(model, n_trainable=1):
    for layer in model.layers[:-n_trainable]:
        layer.trainable = False
    return model
