"""Freezes variable by variable, like requires_grad = False in PyTorch, and leaves the layers' flags as they are.

exercise: freeze
because: "no moving mean or variance of a BatchNormalization": the BatchNormalization layers are still trainable layers, so
    their statistics move in fit.
"""

import keras


def freeze_backbone(model: keras.Model) -> keras.Model:
    for layer in model.layers[:-1]:
        for parameter in layer.weights:
            parameter.trainable = False
    model.layers[-1].trainable = True
    for parameter in model.layers[-1].weights:
        parameter.trainable = True
    return model
