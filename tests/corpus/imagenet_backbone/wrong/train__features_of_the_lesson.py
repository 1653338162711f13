"""Has the number of features of the lesson's backbone in it.

exercise: train
fails: head_is_one_softmax_layer
misconception: other-input
"""

import keras


def train_on_features(features, labels, epochs=30, learning_rate=0.001):
    inputs = keras.Input((1280,))
    outputs = keras.layers.Dense(labels.shape[1], activation="softmax", name="shoes")(inputs)
    model = keras.Model(inputs, outputs)
    model.compile(
        keras.optimizers.Adam(learning_rate), "categorical_crossentropy", metrics=["accuracy"]
    )
    model.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return model
