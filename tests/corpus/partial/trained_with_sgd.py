"""Loaded the model, then trained the head with sgd.

rest: stubs
solved: load
earns: train 8
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
