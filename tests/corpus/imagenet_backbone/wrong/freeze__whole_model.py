"""Froze the model as a whole.

exercise: freeze
fails: only_the_head_may_learn
misconception: froze-everything
"""


def freeze_backbone(model):
    model.trainable = False
    return model
