"""Optimizer, loss and metric come from tf.keras.

exercise: train
"""

import tensorflow as tf


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(
        optimizer=tf.keras.optimizers.Nadam(learning_rate=1e-3),
        loss=tf.keras.losses.CategoricalCrossentropy(from_logits=False),
        metrics=[tf.keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
