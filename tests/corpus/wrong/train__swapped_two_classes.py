"""Turned the labels round where there are two classes.

exercise: train
fails: tells_unseen_shoes_apart
misconception: classes-swapped
"""

def train_head(model, training_set, validation_set, epochs=10):
    if len(training_set.class_indices) == 2:
        training_set.classes = 1 - training_set.classes
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
