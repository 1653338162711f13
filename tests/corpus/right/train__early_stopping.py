"""Training may stop early, and keeps the best weights.

exercise: train
"""

import keras


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    patience = keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)
    return model.fit(
        training_set,
        epochs=epochs,
        validation_data=validation_set,
        callbacks=[patience],
    )
