"""Thawed the layers by the flag of the model, which was true all along.

exercise: freeze
fails: thaws_what_was_frozen
misconception: never-unfroze
"""


def freeze(model, n_trainable=1):
    model.trainable = True
    for layer in list(model.layers)[: len(model.layers) - n_trainable]:
        layer.trainable = False
    return model
