"""Froze the layers that have weights to train, but not those that only follow.

exercise: freeze
fails: freezes_other_depths
misconception: batchnorm-left-trainable
"""

def freeze_backbone(model):
    for layer in model.layers[:-1]:
        if layer.trainable_weights:
            layer.trainable = False
    model.layers[-1].trainable = True
    return model
