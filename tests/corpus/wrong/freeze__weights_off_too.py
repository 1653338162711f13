"""Switched every single weight off as well, the head's included.

exercise: freeze
fails: only_the_head_learns
misconception: flag-without-effect
"""

def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= len(model.layers) - n_trainable
    for weight in model.weights:
        weight.trainable = False
    return model
