"""PyTorch habit: takes the accuracy of each batch and averages the batches.

exercise: evaluate
because: "Return the share of images that are classified correctly": 18 images in batches of 8 make
    batches of 8, 8 and 2, and each of the last two images weighs four times as much as the others.
"""

import keras
import numpy as np
from tensorflow.keras.preprocessing.image import DirectoryIterator


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    batch_accuracies = []
    for i in range(len(dataset)):
        images, labels = dataset[i]
        predictions = model.predict(images, verbose=0)
        hits = np.argmax(predictions, axis=1) == np.argmax(labels, axis=1)
        batch_accuracies.append(hits.mean())
    return float(np.mean(batch_accuracies))
