"""Sets model.trainable = False and then the last layer to True, which stays without effect below a frozen model.

exercise: freeze
because: "The head can learn, even if it was frozen before": the model's own flag is False, so it has no trainable weights.
"""

import keras


def freeze_backbone(model: keras.Model) -> keras.Model:
    model.trainable = False          # freeze everything ...
    model.layers[-1].trainable = True  # ... but the head
    return model
