"""load_shoes: shuffling, how much is augmented, other sizes and other classes."""

import numpy as np

from autograder.checks.transfer_learning import probes, ramps
from autograder.checks.transfer_learning.public.test_data import (
    PARTS,
    folder,
    labels_are_right,
    loaded,
    sets_in,
)
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "data"
BATCH_SIZE = 8  # by default, as the stub has it

# How surely augmentation is told. Three passes over 32 training images are 96 draws. Zoom
# factors are even between 0.8 and 1.2, shear between -0.2 and 0.2 degrees, a flip has a chance
# of one half. The map from file to image is found to about 1e-6, so a right generator never
# leaves its ranges by more than the slack. It could fail only by luck, never reaching far enough:
#   no factor above 1.12 in 96 draws (or none below 0.88): 0.8^96 = 5e-10 each, even for
#     someone who zooms both axes alike; with two factors a draw it is 0.8^192;
#   no shear beyond 0.15 degrees: 0.75^96 = 1e-12;
#   no draw mirrored, or all of them: 2 * 0.5^96 = 3e-29.
# Together below 2e-9; over 400 runs of the solution the factors never spread less than from 0.814
# to 1.190, the shear always reached 0.189 degrees. The other way round, zoom ranges up to 0.12 are
# always told, 0.25 is missed with a chance of 0.82^192 = 3e-17, one between 0.12 and 0.2 may pass.
ZOOM, ZOOM_SLACK, ZOOM_REACHED = 0.2, 0.005, 0.12
SHEAR, SHEAR_SLACK, SHEAR_REACHED, NO_SHEAR = 0.2, 0.02, 0.15, 1e-4
SHIFT_SLACK = 0.25


@check(
    points=1,
    hints=(
        "In which order does the network meet the training images in each epoch?",
        "If all heels come first and all oxfords last, each batch pulls in one direction.",
        "The training set alone should be shuffled, which `flow_from_directory` does by itself.",
    ),
    needs=("gives_three_sets", "holds_out_a_fifth"),
)
def test_shuffles_the_training_images(student: Student, rng: np.random.Generator) -> None:
    """The training images come in a mixed order."""
    probe = folder(rng)
    sets = loaded(student, probe)
    held_out = set(sets.files("validation"))
    in_order = [blue for blue in probe.blues("Train") if blue not in held_out]
    backwards = in_order[16:] + in_order[:16]
    # Thirty-two shuffled images are in order by chance once in 10^35 passes.
    for which in range(len(sets.data["training"].passes)):
        expect(
            sets.files("training", which) not in (in_order, backwards),
            "The training images come one class after the other, in the order of their files.",
            "unshuffled-training",
        )


@check(
    points=2,
    hints=(
        "How far is a training image zoomed at most, and which way is it mirrored?",
        "Zoom is a share, shear is in degrees, a shoe may point left or right but does not stand "
        "on its toe cap.",
        "Shear 0.2, zoom 0.2, horizontal flips; no other augmentation, no other units.",
    ),
    needs=("augments_the_training_images",),
)
def test_augments_as_asked(student: Student, rng: np.random.Generator) -> None:
    """Training images are zoomed by up to 20 %, sheared by up to 0.2 degrees, and mirrored."""
    sets = loaded(student, folder(rng))
    found = ramps.bends(sets.probe, sets.drawn("training"), sets.scales["training"])
    expect(
        not any(bend.upside_down for bend in found),
        "Some training images stand upside down; only left and right should be exchanged.",
        "vertical-flip",
    )
    expect(
        any(bend.mirrored for bend in found),
        f"None of {len(found)} training images is mirrored; about half of them should be.",
        "no-flip",
    )
    expect(
        not all(bend.mirrored for bend in found),
        "All training images are mirrored; chance should decide for each of them.",
        "always-flipped",
    )
    expect(
        max(bend.shift for bend in found) <= SHIFT_SLACK,
        "Some training images are moved sideways, up or down, which was not asked for.",
        "extra-augmentation",
    )
    turn = max(bend.turn for bend in found)
    expect(
        turn <= SHEAR_SLACK,
        f"Some training images are turned by {turn:.1f} degrees, upright edges and level ones "
        f"alike. Rotation was not asked for: a shear tilts only one of the two.",
        "rotated-too",
    )
    shear = max(bend.shear for bend in found)
    expect(
        shear <= SHEAR + SHEAR_SLACK,
        f"Some training images lean by {shear:.1f} degrees. A shear range of 0.2 leans them by "
        "0.2 degrees at most.",
        "too-much-shear",
    )
    expect(
        shear >= SHEAR_REACHED,
        f"Of {len(found)} training images drawn, the most sheared one leans by {shear:.3f} "
        f"degrees; with a range of 0.2 degrees some come close to 0.2.",
        "no-shear" if shear < NO_SHEAR else "too-little-shear",
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
        "no-zoom" if high - low < 0.02 else "too-little-zoom",
    )


@check(
    points=2,
    hints=(
        "What would your function do with sandals, boots and sneakers at 24 by 40 pixels?",
        "Sizes and folder names are given; nothing about shoes needs to be in the code.",
        "Hand `image_size` and `batch_size` on to every iterator, and let Keras find the classes.",
    ),
    needs=("gives_three_sets", "holds_out_a_fifth", "labels_are_one_hot"),
)
def test_obeys_sizes_and_folders(student: Student, rng: np.random.Generator) -> None:
    """It keeps to the image size and batch size asked for, with any classes."""
    plain = loaded(student, folder(rng))
    largest = max(len(batch.images) for batch in plain.data["training"].passes[0])
    expect(
        largest == BATCH_SIZE,
        f"Called without batch_size, `load_shoes` should give batches of {BATCH_SIZE}; yours "
        f"holds {largest} images.",
        "other-default",
    )
    names = probes.lesson_names_moved(rng, 3)
    probe = ramps.probe(rng, (10, 5, 5), (3, 2, 2), height=48, width=80, names=names)
    returned = student.load_shoes(probe.folder, image_size=(24, 40), batch_size=3)
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
    expect(
        len(sets.files("validation")) == 4 and len(sets.files("training")) == 16,
        f"Of 20 images in Train 16 should be for training and 4 for validation; yours are "
        f"{len(sets.files('training'))} and {len(sets.files('validation'))}.",
        "wrong-split",
    )
