"""Names no metric.

exercise: train
fails: gives_the_history
misconception: no-accuracy-metric
"""

import keras


def train_classifier(model, training_set, epochs=30, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
