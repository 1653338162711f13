"""Switches the whole model on and then every layer but the last off again.

exercise: freeze
because: "The head can learn, even if it was frozen before": on TensorFlow, setting a model's flag to what it is already
    changes no layer, so a frozen head stays frozen. Its writer took it for right.
"""

import keras


def freeze_backbone(model: keras.Model) -> keras.Model:
    *body, head = model.layers
    model.trainable = True  # the flag of the model itself counts as well
    for part in body:
        part.trainable = False
    assert head.trainable and len(model.trainable_variables) == len(head.trainable_variables)
    return model
