"""Made the labels anew, for two classes.

exercise: cache
fails: caches_any_dataset
misconception: hard-coded-classes
"""

import numpy as np


def cache_features(extractor, dataset):
    features, heels = [], []
    for i in range(len(dataset)):
        images, labels = dataset[i]
        features.append(extractor.predict(images, verbose=0))
        heels.append(labels[:, 0])
    heels = np.concatenate(heels)
    return np.concatenate(features), np.stack([heels, 1 - heels], axis=1)
