"""Froze all but the head by itself.

exercise: train
fails: trains_all_that_may_learn
misconception: froze-in-training
"""


def train_head(model, training_set, validation_set, epochs=10):
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
