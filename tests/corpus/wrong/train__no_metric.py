"""Named no metric.

exercise: train
fails: validation_is_in_the_history
misconception: no-accuracy-metric
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy")
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
