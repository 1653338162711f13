"""Only layers that have weights get another flag.

exercise: freeze
"""


def freeze(model, n_trainable=1):
    boundary = len(model.layers) - n_trainable
    with_weights = [(i, layer) for i, layer in enumerate(model.layers) if layer.weights]
    for i, layer in with_weights:
        layer.trainable = bool(i >= boundary)
    return model
