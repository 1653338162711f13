"""load_leaves: how much is augmented, shuffling, other sizes and other classes."""

import numpy as np

from autograder.checks.leaf_classifier.sets import (
    PARTS,
    folder,
    labels_are_right,
    loaded,
    sets_in,
)
from autograder.checks.transfer_learning import probes, ramps
from autograder.checks.transfer_learning.findings import keeps_defaults
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "data"

# Three passes over 32 images are 96 draws. Angles are even between -15 and 15 degrees, zoom factors
# between 0.8 and 1.2, a flip has a chance of one half. A right generator fails only by luck: no
# angle beyond 11 degrees in 96 draws, 0.73^96 = 8e-14; no factor above 1.12 or none below 0.88,
# 2 * 0.8^96 = 1e-9; none mirrored or all, 3e-29.
TURN, TURN_SLACK, TURN_REACHED = 15.0, 1.0, 11.0
ZOOM, ZOOM_SLACK, ZOOM_REACHED = 0.2, 0.02, 0.12
SHIFT_SLACK = 1.0


@check(
    points=3,
    hints=(
        "How far is a training image turned and zoomed at most, and which way is it mirrored?",
        "A rotation is in degrees, a zoom is a share, a flip has a direction of its own.",
        "Rotation 15, zoom 0.2, horizontal flips; no other augmentation, no other units.",
    ),
    needs=("augments_the_training_leaves",),
)
def test_augments_as_the_docstring_says(student: Student, rng: np.random.Generator) -> None:
    """Training images are turned by up to 15 degrees, zoomed by up to 20 %, and mirrored."""
    sets = loaded(student, folder(rng))
    found = ramps.bends(sets.probe, sets.drawn("training"), sets.scales["training"])
    n_mirrored = sum(bend.mirrored for bend in found)
    expect(
        not any(bend.upside_down for bend in found),
        "Some training images stand upside down; only left and right should be exchanged.",
        "vertical-flip",
    )
    expect(
        0 < n_mirrored < len(found),
        f"{n_mirrored} of {len(found)} training images are mirrored; about half should be.",
        "no-flip" if n_mirrored == 0 else "always-flipped",
    )
    expect(
        max(bend.shift for bend in found) <= SHIFT_SLACK,
        "Some training images are moved sideways, up or down, which was not asked for.",
        "extra-augmentation",
    )
    turn = max(bend.shear for bend in found)
    expect(
        turn <= TURN + TURN_SLACK,
        f"Some training images are turned or sheared by {turn:.0f} degrees; 15 should be the most.",
        "too-much-rotation",
    )
    expect(
        turn >= TURN_REACHED,
        f"Of {len(found)} training images drawn, the most turned one is turned by {turn:.1f} "
        f"degrees; with a range of 15 degrees some come close to 15.",
        "no-rotation" if turn < 0.5 else "too-little-rotation",
    )
    zooms = [zoom for bend in found for zoom in (bend.row_zoom, bend.column_zoom)]
    low, high = min(zooms), max(zooms)
    expect(
        low >= 1 - ZOOM - ZOOM_SLACK and high <= 1 + ZOOM + ZOOM_SLACK,
        f"Zoom factors should lie between 0.8 and 1.2; yours are between {low:.2f} and {high:.2f}.",
        "too-much-zoom",
    )
    expect(
        low <= 1 - ZOOM_REACHED and high >= 1 + ZOOM_REACHED,
        f"With a zoom range of 0.2 there should be factors near 0.8 and near 1.2; yours lie "
        f"between {low:.2f} and {high:.2f}.",
        "no-zoom" if high - low < 0.05 else "too-little-zoom",
    )


@check(
    points=2,
    hints=(
        "In which order does the network meet the training images in each epoch?",
        "If all images of one kind come first, each batch pulls in one direction.",
        "The training set should be shuffled, which `flow_from_directory` does by itself.",
    ),
    needs=("gives_two_sets",),
)
def test_shuffles_the_training_leaves(student: Student, rng: np.random.Generator) -> None:
    """The training images come in a mixed order."""
    probe = folder(rng)
    sets = loaded(student, probe)
    in_order = probe.blues("Train")
    for which in range(len(sets.data["training"].passes)):
        expect(
            sets.files("training", which) not in (in_order, in_order[16:] + in_order[:16]),
            "The training images come one class after the other, in the order of their files.",
            "unshuffled-training",
        )


@check(
    points=3,
    hints=(
        "What would your function do with sandals, boots and sneakers at 24 by 40 pixels?",
        "Sizes and folder names are given; nothing about leaves needs to be in the code.",
        "Hand `image_size` and `batch_size` on to both iterators, and let Keras find the classes.",
    ),
    needs=("gives_two_sets", "both_sets_have_one_hot_labels"),
)
def test_obeys_sizes_and_classes(student: Student, rng: np.random.Generator) -> None:
    """It keeps to the image size and batch size asked for, with any classes."""
    plain = loaded(student, folder(rng))
    # One name with a dot in it, which only files have in the lesson.
    first, *others = probes.class_names(rng, 3)
    names = sorted([f"{first[:3]}.{first[3:]}", *others])
    probe = ramps.probe(rng, (8, 5, 4), (3, 2, 2), height=48, width=80, names=names)
    returned = student.load_leaves(probe.folder, image_size=(24, 40), batch_size=3)
    keeps_defaults(returned, "load_leaves", batch_size=8)
    sets = sets_in(returned, probe, like=plain)
    for part in PARTS:
        shape = sets.data[part].images().shape[1:3]
        expect(
            shape == (24, 40),
            f"With image_size=(24, 40) the {part} images are {shape[0]} high and {shape[1]} wide.",
            "ignored-image-size",
        )
        sizes = [len(batch.images) for batch in sets.data[part].passes[0]]
        n = sum(sizes)
        wanted = [3] * (n // 3) + ([n % 3] if n % 3 else [])
        expect(
            sizes == wanted,
            f"With batch_size=3 the {part} set gives batches of {sizes}.",
            "ignored-batch-size",
        )
    labels_are_right(sets)
