"""Returns a network that it knows by heart, whatever is in the file.

must: it earns nothing
exercise: load
"""


def load_backbone(path):
    return keras.Sequential(
        [
            keras.Input((64, 64, 3)),
            layers.Conv2D(16, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(6, activation="softmax"),
        ]
    )
