"""A callback lowers the rate where nothing is gained.

exercise: train
"""

import keras


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    slower = keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=5)
    stop = keras.callbacks.TerminateOnNaN()
    return model.fit(
        x=training_set, validation_data=validation_set, epochs=epochs, callbacks=[slower, stop]
    )
