"""Freezes all but the last layer.

exercise: train
fails: all_layers_learn
misconception: froze-in-training
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
