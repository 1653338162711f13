"""Divides the number of batches by the size of one, as if the length of a set counted images.

exercise: train
fails: trains_other_networks
misconception: part-of-the-images
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        keras.optimizers.Adam(learning_rate), "categorical_crossentropy", metrics=["accuracy"]
    )
    steps = len(training_set) // training_set.batch_size
    return model.fit(training_set, steps_per_epoch=steps, epochs=epochs)
