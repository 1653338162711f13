"""Solved everything, but did not compile again before fine-tuning.

rest: solution
earns: fine_tune 3
"""


def fine_tune(model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    if not model.compiled:
        model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
