"""Trained, and returned nothing.

rest: stubs
solved: freeze
earns: train 0
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
