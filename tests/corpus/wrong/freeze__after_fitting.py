"""Compiled and fitted the model on noise before it was frozen.

exercise: freeze
fails: freezes_the_given_model
misconception: changed-input-weights
"""

import numpy as np


def freeze(model, n_trainable=1):
    model.compile(optimizer="nadam", loss="categorical_crossentropy")
    noise = np.random.random((8, *model.input_shape[1:]))
    labels = np.eye(model.output_shape[1])[np.zeros(8, int)]
    model.fit(noise, labels, verbose=0)
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= len(model.layers) - n_trainable
    return model
