"""Remembers "all sets are rescaled by 1/255" and rescales the batches, which are rescaled already.

exercise: evaluate
because: "Return three iterators that give batches of images, in [0, 1]" and "The backbone was trained
    on numbers from 0 to 1": the model sees nearly black pictures, and the accuracy is another one.
"""

import keras
import numpy as np
from tensorflow.keras.preprocessing.image import DirectoryIterator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    right = 0
    for i in range(len(dataset)):
        images, labels = dataset[i]
        images = images.astype("float32") / 255.0  # the backbone wants 0 to 1
        predicted = np.argmax(model.predict(images, verbose=0), axis=1)
        right += np.sum(predicted == np.argmax(labels, axis=1))
    return float(right / dataset.samples)
