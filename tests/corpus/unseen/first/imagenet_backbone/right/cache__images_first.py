"""Collects the batches in one pass, puts all images together, and predicts them in one go.

exercise: cache
because: images and labels come from the same batches of one pass over len(dataset), so each image is there once and row i
    of both belongs together.
"""

import keras
import numpy as np


def cache_features(extractor, dataset):
    pairs = [dataset[number] for number in range(len(dataset))]
    images, labels = (np.concatenate(part, axis=0) for part in zip(*pairs))
    features = extractor.predict(images, batch_size=8, verbose=0)
    return features, labels
