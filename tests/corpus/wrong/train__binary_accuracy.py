"""Counted numbers near their label as right, not images.

exercise: train
fails: validates_on_the_validation_images
misconception: other-accuracy
"""

import keras


def train_head(model, training_set, validation_set, epochs=10):
    accuracy = keras.metrics.BinaryAccuracy(name="accuracy")
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=[accuracy])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
