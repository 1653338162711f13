"""The two sets that `load_leaves` returns, looked at with images that tell which file they are."""

from dataclasses import dataclass

import numpy as np

from autograder.checks.transfer_learning import ramps
from autograder.checks.transfer_learning.ramps import Probe, Scale
from autograder.evidence.calls import Returned
from autograder.evidence.values import DatasetData, Items, Other, describe
from autograder.scoring.rubric import expect
from autograder.students.protocol import Student

PARTS = ("training", "test")
FOLDERS = {"training": "Train", "test": "Test"}
SAME_PIXEL = 0.02


@dataclass(frozen=True)
class Sets:
    """What came back, and how its numbers are scaled."""

    probe: Probe
    data: dict[str, DatasetData]
    scales: dict[str, Scale]

    def files(self, part: str, which: int = 0) -> list[int]:
        """Which file each image of one pass came from, -1 for what is no file's image."""
        return ramps.files_of(self.probe, self.data[part].images(which), self.scales[part])

    def drawn(self, part: str) -> np.ndarray:
        """The images of all passes."""
        data = self.data[part]
        return np.concatenate([data.images(at) for at in range(len(data.passes))])


def folder(rng: np.random.Generator) -> Probe:
    """Sixteen training images of each of two classes, five and four test images, 64x64."""
    return ramps.probe(rng, (16, 16), (5, 4))


def loaded(student: Student, probe: Probe) -> Sets:
    """The two sets for a folder, called with nothing but its path."""
    return sets_in(student.load_leaves(probe.folder), probe)


def sets_in(returned: Returned, probe: Probe, like: Sets | None = None) -> Sets:
    """The sets; a Mistake unless they are two iterators that give colour images of their folders.

    How numbers are scaled is taken from `like`, where given.
    """
    value = returned.value
    nothing = describe(value) == "None"
    what = f"{len(value.values)} things" if isinstance(value, Items) else describe(value)
    expect(
        isinstance(value, Items) and not value.keys and len(value.values) == 2,
        "`load_leaves` should return two image iterators: training and test. It returned "
        f"{what}." + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert isinstance(value, Items)
    data = {}
    for part, each in zip(PARTS, value.values):
        why = f" ({each.text})" if isinstance(each, Other) else ""
        expect(
            isinstance(each, DatasetData),
            f"The {part} set should give batches of images and labels, but it is "
            f"{describe(each)}{why}. Does it look into the folders that are in `leaves_dir`, "
            "whatever they are called?",
            "no-image-iterator",
        )
        assert isinstance(each, DatasetData)
        shape = each.passes[0][0].images.shape
        expect(
            len(shape) == 4 and shape[-1] == 3,
            f"Images should come as (batch, height, width, 3); the {part} set gives {shape}.",
            "no-colour-images",
        )
        data[part] = each
    scales = like.scales if like else {p: ramps.scale_of(probe, d) for p, d in data.items()}
    sets = Sets(probe, data, scales)
    for part in PARTS:
        wanted, found = sorted(probe.blues(FOLDERS[part])), sorted(sets.files(part))
        other = "Test" if part == "training" else "Train"
        n_others = sum(file in probe.blues(other) for file in found)
        strange = f" {n_others} of them are from {other}." if n_others else ""
        if n_others == len(found):
            strange = f" All of them are from {other}."
        elif set(found) < set(wanted) and (empty := _without_images(probe, part, found)):
            strange = f" None of them is from the folder {empty!r}, which is a class as well."
        expect(
            found == wanted,
            f"The {part} set should have each of the {len(wanted)} images of {FOLDERS[part]} once; "
            f"yours has {len(found)}." + strange,
            "other-folder" if n_others else "wrong-images",
        )
    return sets


def _without_images(probe: Probe, part: str, found: list[int]) -> str:
    """The name of a class none of whose images were found, "" if there is none such."""
    files = probe.files[FOLDERS[part]]
    seen = {number for number, blue in files if blue in found}
    return next((name for at, name in enumerate(probe.names) if at not in seen), "")


def labels_are_right(sets: Sets) -> None:
    """A Mistake unless every label is a one-hot row that stands for the image's own folder."""
    probe = sets.probe
    n_classes = len(probe.names)
    position = sets.data["test"].class_indices or {n: at for at, n in enumerate(probe.names)}
    class_of = probe.class_of()
    for part in PARTS:
        labels = sets.data[part].labels()
        one_hot = labels.ndim == 2 and labels.shape[1] == n_classes
        one_hot = one_hot and bool(np.all(np.sort(labels, axis=1)[:, :-1] == 0))
        expect(
            one_hot and bool(np.all(labels.max(axis=1) == 1)),
            f"With {n_classes} classes each label should be a row of {n_classes} numbers, a 1 "
            f"among zeros, as class_mode='categorical' gives; the {part} set begins with "
            f"{labels[0]}.",
            "labels-not-one-hot",
        )
        for file, label in zip(sets.files(part), labels):
            expect(
                position.get(class_of[file]) == int(label.argmax()),
                f"In the {part} set an image from the folder {class_of[file]!r} has the label "
                f"{label.astype(int).tolist()}, which stands for another class.",
                "wrong-labels",
            )
