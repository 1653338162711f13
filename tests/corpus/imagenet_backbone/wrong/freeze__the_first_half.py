"""Froze the first half of the layers.

exercise: freeze
fails: only_the_head_may_learn
misconception: froze-too-few
"""

def freeze_backbone(model):
    for layer in model.layers[: len(model.layers) // 2]:
        layer.trainable = False
    return model
