"""Made fifty epochs the default, as the lesson's own training has them.

exercise: train
fails: trains_other_networks
misconception: other-default
"""

import keras


def train_classifier(model, training_set, epochs=50, learning_rate=0.002):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
