"""Calls the extractor with training=True for the shuffled set, because these are the training features.

exercise: cache
because: "A frozen backbone gives the same features for an image in the first epoch and in the hundredth": in training mode
    they depend on the other images of the batch, and the statistics of BatchNormalization move.
"""

import numpy as np


def cache_features(extractor, dataset):
    training = bool(dataset.shuffle)  # the training set is the shuffled one
    features, labels = [], []
    for i in range(len(dataset)):
        images, y = dataset[i]
        features.append(np.asarray(extractor(images, training=training)))
        labels.append(y)
    return np.concatenate(features), np.concatenate(labels)
