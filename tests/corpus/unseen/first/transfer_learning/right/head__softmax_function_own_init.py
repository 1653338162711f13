"""Passes the softmax function itself instead of its name, with an initializer of her own choice, in one expression.

exercise: head
because: keras.activations.softmax is what 'softmax' stands for; one named dense layer on the layers of features, still possible to clone.
"""

import keras


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    (tensor,) = features.outputs
    return keras.Model(
        features.inputs,
        keras.layers.Dense(
            units=n_classes,
            activation=keras.activations.softmax,
            kernel_initializer=keras.initializers.RandomNormal(stddev=0.05),
            name="new_dense_output",
        )(tensor),
    )
