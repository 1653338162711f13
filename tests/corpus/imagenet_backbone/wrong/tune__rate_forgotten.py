"""Named the optimizer by its text.

exercise: tune
fails: goes_gently
misconception: rate-forgotten
"""


def fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3):
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
