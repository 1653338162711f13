"""Set no flag to true.

exercise: freeze
fails: thaws_the_head
misconception: never-thawed
"""

from keras import layers


def freeze_backbone(model):
    for layer in model.layers[:-1]:
        layer.trainable = False
    return model
