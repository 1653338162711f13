"""The model is compiled as well, before its flags are set.

exercise: freeze
"""


def freeze(model, n_trainable=1):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= len(model.layers) - n_trainable
    return model
