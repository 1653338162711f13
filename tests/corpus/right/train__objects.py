"""Optimizer, loss and metric are objects.

exercise: train
"""

import keras


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(
        optimizer=keras.optimizers.Nadam(),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
