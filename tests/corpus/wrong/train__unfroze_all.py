"""Made the whole model trainable.

exercise: train
fails: frozen_layers_stand_still
misconception: unfroze-the-backbone
"""


def train_head(model, training_set, validation_set, epochs=10):
    model.trainable = True
    for layer in model.layers:
        layer.trainable = True
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
