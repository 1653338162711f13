"""Writes the training loop by hand, as in PyTorch, with a GradientTape and no compile.

exercise: train
because: one dense layer with softmax, Adam at the given rate, categorical cross-entropy, so many epochs over all images in
    shuffled batches of 8.
"""

import keras
import numpy as np
import tensorflow as tf


def train_on_features(features, labels, epochs=30, learning_rate=1e-3):
    x = np.asarray(features, "float32")
    y = np.asarray(labels, "float32")
    head = keras.Sequential(
        [keras.Input(shape=x.shape[1:]), keras.layers.Dense(y.shape[1], activation="softmax")]
    )
    optimizer = keras.optimizers.Adam(learning_rate=learning_rate)
    criterion = keras.losses.CategoricalCrossentropy()
    for _ in range(epochs):
        order = np.random.permutation(len(x))
        for start in range(0, len(x), 8):
            rows = order[start : start + 8]
            with tf.GradientTape() as tape:
                loss = criterion(y[rows], head(x[rows], training=True))
            gradients = tape.gradient(loss, head.trainable_variables)
            optimizer.apply_gradients(zip(gradients, head.trainable_variables))
    return head
