"""Set the flag on the model as a whole.

exercise: freeze
fails: only_the_head_learns
misconception: froze-everything
"""


def freeze(model, n_trainable=1):
    model.trainable = False
    return model
