"""Ran the extractor as in training.

exercise: cache
fails: computes_each_feature_once
misconception: other-features
"""

import numpy as np


def cache_features(extractor, dataset):
    batches = [dataset[i] for i in range(len(dataset))]
    features = [np.array(extractor(images, training=True)) for images, _ in batches]
    return np.concatenate(features), np.concatenate([labels for _, labels in batches])
