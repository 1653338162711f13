"""Two slices, one thawed and one frozen.

exercise: freeze
"""


def freeze(model, n_trainable=1):
    for layer in model.layers[-n_trainable:]:
        layer.trainable = True
    for layer in model.layers[:-n_trainable]:
        layer.trainable = False
    return model
