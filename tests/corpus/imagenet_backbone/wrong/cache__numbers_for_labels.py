"""Returned the numbers of the classes.

exercise: cache
fails: returns_the_labels
misconception: labels-not-one-hot
"""

import numpy as np


def cache_features(extractor, dataset):
    batches = [dataset[i] for i in range(len(dataset))]
    features = [extractor.predict(images, verbose=0) for images, _ in batches]
    return np.concatenate(features), np.concatenate([labels.argmax(axis=1) for _, labels in batches])
