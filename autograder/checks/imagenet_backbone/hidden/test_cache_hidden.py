"""cache_features on three classes, a last batch of one, and another extractor."""

import numpy as np

from autograder.checks.imagenet_backbone.public.test_cache import (
    cached,
    each_once,
    labels_fit,
    probe,
)
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "cache"


@check(
    points=2,
    hints=(
        "What about the last batch? It may hold fewer images than the others.",
        "A number of images divided by the batch size may leave a rest.",
        "Join what the batches give; no number of rows or classes needs to be known beforehand.",
    ),
    needs=("labels_stay_with_their_features",),
)
def test_caches_any_dataset(student: Student, rng: np.random.Generator) -> None:
    """It works for three classes, another extractor, and a last batch of one image."""
    given = probe(rng, n_images=(5, 3, 2), batch_size=3, shuffle=True, n_blocks=2)
    found = cached(student, given)
    each_once(given, found)
    labels_fit(given, found)
