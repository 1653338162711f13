"""Returns a model that would keep the judge busy for days.

must: it earns nothing
exercise: truncate
"""


def truncate(model, n_layers=2):
    outputs = inputs = keras.Input((4000, 4000, 3))
    for _ in range(40):
        outputs = layers.ZeroPadding2D(4000)(outputs)
        outputs = layers.MaxPooling2D(1000, strides=1, padding="same")(outputs)
    return keras.Model(inputs, outputs)
