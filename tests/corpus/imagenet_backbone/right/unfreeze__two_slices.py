"""Froze all, then thawed what stands behind, but for the norms.

exercise: unfreeze
"""

from keras import layers


def unfreeze_from(model, first):
    model.trainable = True
    start = model.layers.index(model.get_layer(first))
    for layer in model.layers[:start]:
        layer.trainable = False
    for layer in model.layers[start:]:
        layer.trainable = not isinstance(layer, layers.BatchNormalization)
    return model
