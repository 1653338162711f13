"""Draws all images into an array first.

exercise: train
fails: trains_other_networks
misconception: drawn-once
"""

import keras
import numpy as np


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    batches = [training_set[number] for number in range(len(training_set))]
    images, labels = (np.concatenate(parts) for parts in zip(*batches))
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    size = training_set.batch_size
    return model.fit(images, labels, batch_size=size, epochs=epochs, verbose=2)
