"""Froze the first six layers, which fits one model only.

exercise: freeze
fails: learns_as_many_layers_as_asked
misconception: froze-too-many
"""


def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= 6
    return model
