"""Learned from the validation images and measured on the others.

exercise: train
fails: learns_from_the_training_images
misconception: trained-on-validation
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(validation_set, validation_data=training_set, epochs=epochs, verbose=0)
