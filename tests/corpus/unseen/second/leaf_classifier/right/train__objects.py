"""Makes optimizer, loss and metric as objects, sets the rate after construction and hands fit its own History.

exercise: train
because: Adam gets its rate before it is used, CategoricalAccuracy under the name accuracy is the share of right answers, and fit takes the iterator itself.
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def train_classifier(
    model: keras.Model,
    training_set: DirectoryIterator,
    epochs: int = 30,
    learning_rate: float = 0.002,
) -> keras.callbacks.History:
    adam = keras.optimizers.get("adam")
    adam.learning_rate = learning_rate
    recipe = dict(
        optimizer=adam,
        loss=keras.losses.CategoricalCrossentropy(from_logits=False),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    model.compile(**recipe)
    record = keras.callbacks.History()
    return model.fit(x=training_set, epochs=epochs, verbose=0, callbacks=[record])
