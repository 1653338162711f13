"""Took the first batch out of the set and trained on nothing else.

exercise: train
fails: tells_unseen_shoes_apart
misconception: low-accuracy
"""


def train_head(model, training_set, validation_set, epochs=10):
    images, labels = training_set[0]
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        images, labels, validation_data=validation_set, epochs=epochs, verbose=0
    )
