"""train_classifier on the lesson's leaves: what the network is worth on others."""

import numpy as np

from autograder.checks.leaf_classifier import growing
from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import history_in, trained
from autograder.evidence.model import movement
from autograder.lesson.thresholds import wilson_interval, wilson_lower
from autograder.scoring.comparing import accuracy_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "train"
#: The lowest accuracy of the short training on 360 other leaves over 12 seeds, and the margin in
#: standard deviations for the set at hand.
WORST, MARGIN = 0.35, 3.0


@check(
    points=2,
    hints=(
        "Would your function train a Functional model with other classes?",
        "It is given everything it needs: the model, the images, the epochs and the rate.",
        "Use the arguments, and no network or folder from outside the function.",
    ),
    needs=("all_layers_learn",),
)
def test_trains_other_networks(student: Student, rng: np.random.Generator) -> None:
    """It trains a Functional model of four classes for two epochs."""
    model = probes.backbone(
        rng, style="functional", n_blocks=1, n_classes=4, size=16, batch_norm=True, lively=True
    )
    images = probes.batches(rng, n_images=(3, 2, 2, 2), size=16)
    returned = student.train_classifier(model, images, epochs=2, learning_rate=1e-2, eagerly=True)
    after = trained(model, returned, "train_classifier")
    epochs = history_in(returned, "train_classifier").n_epochs
    expect(epochs == 2, f"With epochs=2 your History has {epochs} epochs.", "ignored-epochs")
    moved = [movement(b.learned, a.learned) > 0 for b, a in zip(model.weighted, after.weighted)]
    expect(all(moved), "Some layers of this model did not learn.", "froze-in-training")
    same = [movement(b.statistics, a.statistics) for b, a in zip(model.weighted, after.weighted)]
    expect(
        any(step > 0 for step in same),
        "The moving mean and variance of BatchNormalization did not follow the images.",
        "batchnorm-statistics-stuck",
    )


@check(
    points=5,
    hints=(
        "What does the accuracy on the training images do from epoch to epoch?",
        "A few epochs of Adam at the given rate get well above chance.",
        "Compile with Adam and the categorical cross-entropy, and fit on the training set.",
    ),
    needs=("steps_are_those_of_adam", "the_loss_is_crossentropy"),
)
def test_tells_unseen_leaves_apart(student: Student) -> None:
    """After a short training on the lesson's leaves, the network knows leaves that it never saw."""
    returned = student.train_classifier(
        growing.fresh(), growing.leaves(), epochs=growing.EPOCHS, learning_rate=3e-3
    )
    after = trained(growing.fresh(), returned, "train_classifier")
    for given, what in growing.scored_sets():
        share, n = growing.accuracy(after, given), len(given.classes)
        least = wilson_lower(WORST, n, MARGIN)
        low, high = wilson_interval(share, n)
        expect(
            share >= least,
            f"Of {n} {what} the trained network tells {share:.0%} right, so that its accuracy lies "
            f"between {low:.0%} and {high:.0%} (Wilson's 95 % interval); {least:.0%} should be "
            f"within reach after {growing.EPOCHS} epochs.",
            "low-accuracy",
            accuracy_beside(share, n, least, what),
        )
