"""Fine-tuned at the rate that Keras gives.

rest: stubs
earns: inspect 6, fine_tune 6
"""

import keras
import pandas as pd


def describe_layers(model: keras.Model) -> pd.DataFrame:
    """List the layers of a model in a table.

    Return a DataFrame with a row for each entry of `model.layers`, in order, and the columns
    `index` (from 0), `name`, `class` (such as "Conv2D"), `trainable` and `parameters` (how many
    numbers the layer holds).
    """
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )


def fine_tune(
    model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10
):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
