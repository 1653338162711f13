"""Left only the head to learn, whatever was asked.

exercise: freeze
fails: learns_as_many_layers_as_asked
misconception: froze-too-many
"""


def freeze(model, n_trainable=1):
    for layer in model.layers:
        layer.trainable = False
    model.layers[-1].trainable = True
    return model
