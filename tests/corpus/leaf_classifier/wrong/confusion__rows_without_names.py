"""Names the columns and leaves the rows numbered.

exercise: confusion
fails: matrix_has_a_place_for_each_pair
misconception: no-class-names
"""

import numpy as np
import pandas as pd


def confusion_matrix(model, dataset):
    names = list(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts = np.zeros((len(names), len(names)), dtype=int)
    np.add.at(counts, (dataset.classes, predicted), 1)
    return pd.DataFrame(counts, columns=names)
