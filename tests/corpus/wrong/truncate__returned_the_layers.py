"""Returned a list of layers.

exercise: truncate
fails: cuts_the_classification_layer
misconception: returned-something-else
"""


def truncate(model, n_layers=2):
    return model.layers[:-n_layers]
