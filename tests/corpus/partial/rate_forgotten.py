"""Fine-tuned at the rate that Keras gives.

rest: stubs
solved: inspect
earns: fine_tune 6
"""


def fine_tune(model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
