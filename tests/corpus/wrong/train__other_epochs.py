"""Gave epochs another default, for longer training.

exercise: train
fails: tells_unseen_shoes_apart
misconception: other-default
"""


def train_head(model, training_set, validation_set, epochs=12):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
