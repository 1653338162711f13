"""Put the features of all images into one long row.

exercise: cache
fails: computes_each_feature_once
misconception: wrong-shape
"""

import numpy as np


def cache_features(extractor, dataset):
    batches = [dataset[i] for i in range(len(dataset))]
    features = [extractor.predict(images, verbose=0).ravel() for images, _ in batches]
    return np.concatenate(features), np.concatenate([labels for _, labels in batches])
