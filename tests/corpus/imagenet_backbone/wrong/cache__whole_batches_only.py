"""Left the smaller last batch out.

exercise: cache
fails: labels_stay_with_their_features
misconception: images-left-out
"""

import numpy as np


def cache_features(extractor, dataset):
    batches = [dataset[i] for i in range(dataset.samples // dataset.batch_size)]
    features = [extractor.predict(images, verbose=0) for images, _ in batches]
    return np.concatenate(features), np.concatenate([labels for _, labels in batches])
