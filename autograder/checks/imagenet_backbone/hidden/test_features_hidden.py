"""feature_extractor on classifiers with other heads and depths."""

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.public.test_features import (
    drops_the_head,
    extracted,
    pools,
)
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "features"


@check(
    points=2,
    hints=(
        "How does your function find the place to cut? By a number, a name, or by what is there?",
        "Heads differ: with Dropout or without, with a hidden dense layer between.",
        "The last layer whose output has four axes is right for any of them.",
    ),
    needs=("pools_the_feature_maps",),
)
def test_finds_the_maps_under_other_heads(student: Student, rng: np.random.Generator) -> None:
    """It works for heads without Dropout, and with a hidden dense layer."""
    for top in ("pooling", "hidden"):
        data = probes.classifier(rng, top=top, n_blocks=1)
        model = extracted(student, data)
        drops_the_head(model, data)
        pools(model, data, rng)


@check(
    points=2,
    hints=(
        "What if the classifier has no GlobalAveragePooling2D?",
        "Some heads take the maximum of each map, as others take the mean.",
        "Cut at the feature maps, and put a pooling layer of your own on them.",
    ),
    needs=("finds_the_maps_under_other_heads",),
)
def test_pools_what_was_not_pooled(student: Student, rng: np.random.Generator) -> None:
    """Whatever stands on the last maps of a classifier, it finds them and takes their mean."""
    for n_blocks, gated in ((3, False), (1, True)):
        data = probes.classifier(rng, top="maximum", n_blocks=n_blocks, gated=gated)
        model = extracted(student, data)
        drops_the_head(model, data)
        pools(model, data, rng)
