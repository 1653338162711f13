"""load_shoes with other sizes, other classes, and with no arguments but the folder."""

import numpy as np

from autograder.checks.imagenet_backbone.public.test_load import SIZE, probe, sets_in
from autograder.checks.transfer_learning.findings import keeps_defaults
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "load"


@check(
    points=2,
    hints=(
        "Are the size of the images and of the batches taken from the arguments?",
        "flow_from_directory takes target_size, 256 by 256 if not given, and batch_size, 32.",
        "Each of the two arguments has a place in flow_from_directory, for both sets.",
    ),
    needs=("gives_all_images_with_labels",),
)
def test_takes_size_and_batch(student: Student, rng: np.random.Generator) -> None:
    """Sizes come from the arguments, 224 by 224 by default, for any class folders, however full."""
    given = probe(rng, n_classes=3, n_training=20)
    returned = student.load_shoes(given.folder, image_size=(24, 20), batch_size=4)
    keeps_defaults(returned, "load_shoes", batch_size=16)
    asked = sets_in(returned)
    usual = sets_in(student.load_shoes(probe(rng, n_classes=1, size=SIZE).folder))
    for sets, size, n_batch in ((asked, (24, 20), 4), (usual, (224, 224), None)):
        for part, data in sets.items():
            images = data.passes[0][0].images
            expect(
                images.shape[1:3] == size,
                f"The images of your {part} set are {images.shape[1:3]}; {size} was asked for.",
                "ignored-image-size",
            )
            expect(
                n_batch is None or len(images) == n_batch,
                f"With batch_size={n_batch} the first batch of your {part} set has {len(images)} "
                f"images.",
                "ignored-batch-size",
            )
    for part, data in asked.items():
        n, n_found = len(given.classes[part]), len(data.images())
        expect(
            n_found == n,
            f"The {part} folder has {n} images; your set gives {n_found}.",
            "images-left-out",
        )
