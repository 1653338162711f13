"""Fine-tuned the first layers before the head was trained.

exercise: train
fails: frozen_layers_stand_still
misconception: unfroze-the-backbone
"""

import keras


def train_head(model, training_set, validation_set, epochs=10):
    flags = [layer.trainable for layer in model.layers]
    for layer in model.layers[:4]:
        layer.trainable = True
    model.compile(optimizer=keras.optimizers.Adam(1e-5), loss="categorical_crossentropy")
    model.fit(training_set, epochs=epochs, verbose=0)
    for layer, flag in zip(model.layers, flags):
        layer.trainable = flag
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
