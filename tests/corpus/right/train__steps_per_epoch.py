"""The steps of an epoch are counted out.

exercise: train
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        training_set,
        steps_per_epoch=len(training_set),
        validation_data=validation_set,
        validation_steps=len(validation_set),
        epochs=epochs,
        shuffle=True,
        verbose=0,
    )
