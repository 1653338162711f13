"""Measured on the images that were learned from.

exercise: train
fails: validates_on_the_validation_images
misconception: validated-on-training-images
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=training_set, epochs=epochs, verbose=0)
