"""Asked whether the second class has more than one half.

exercise: evaluate
fails: measures_any_number_of_classes
misconception: two-classes-only
"""

import numpy as np


def test_accuracy(model, dataset):
    probabilities = model.predict(dataset, verbose=0)
    return float(np.mean((probabilities[:, 1] > 0.5) == dataset.classes))
