"""Over-engineer: optimizer, loss and metric as objects, settings in dicts, a harmless own callback.

exercise: train
because: Nadam with its default rate, CategoricalCrossentropy, categorical accuracy under the name
    "accuracy", validation after each epoch; flags untouched and the History of fit returned.
"""

import keras
from tensorflow.keras.preprocessing.image import DirectoryIterator


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    recipe = {
        "optimizer": keras.optimizers.Nadam(),
        "loss": keras.losses.CategoricalCrossentropy(),
        "metrics": [keras.metrics.CategoricalAccuracy(name="accuracy")],
    }
    schedule = {"epochs": epochs, "verbose": 2, "validation_data": validation_set}
    last = {}
    remember = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: last.update(logs))
    model.compile(**recipe)
    history = model.fit(training_set, callbacks=[remember], **schedule)
    print(", ".join(f"{name} {value:.3f}" for name, value in last.items()))
    return history
