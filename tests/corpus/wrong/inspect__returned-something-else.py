"""Returned a list of rows.

exercise: inspect
fails: describes_every_layer
misconception: returned-something-else
"""


def describe_layers(model):
    return [
        [i, layer.name, type(layer).__name__, layer.trainable, layer.count_params()]
        for i, layer in enumerate(model.layers)
    ]
