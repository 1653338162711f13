"""Asked the iterator for the next batch, as often as there are batches.

exercise: cache
"""

import numpy as np


def cache_features(extractor, dataset):
    batches = [next(dataset) for _ in range(len(dataset))]
    images = np.concatenate([x for x, _ in batches])
    return extractor.predict(images, batch_size=4, verbose=0), np.concatenate([y for _, y in batches])
