"""Stores a trained head and puts it on anything.

must: it earns nothing
exercise: head
"""


def replace_head(features, n_classes):
    model = keras.Sequential([keras.Input((64, 64, 3)), layers.Flatten()])
    model.add(layers.Dense(2, activation="softmax", name="new_dense_output"))
    model.layers[-1].set_weights([np.full((12288, 2), 0.5), np.array([0.25, -0.25])])
    return model
