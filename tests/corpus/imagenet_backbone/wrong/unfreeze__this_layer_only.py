"""Unfroze the one layer and the head.

exercise: unfreeze
fails: unfreezes_the_last_layers
misconception: froze-too-many
"""


def unfreeze_from(model, first):
    model.get_layer(first).trainable = True
    return model
