"""The two figures of the lesson, drawn from what was measured."""

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np


def where_to_cut(lesson: dict[str, Any], path: Path) -> None:
    """A dot for each training, by how many layers were cut."""
    figure, axes = plt.subplots(figsize=(6, 4), layout="constrained")
    for at, cut in enumerate(("1", "2")):
        found = np.array(lesson["where_to_cut"][cut])
        spread = np.linspace(-0.12, 0.12, len(found))
        axes.plot(at + spread, found, "o", alpha=0.6)
        axes.hlines(found.mean(), at - 0.25, at + 0.25, color="black")
        axes.annotate(f"{found.mean():.3f}", (at + 0.27, found.mean()), va="center")
    axes.set_xticks([0, 1], ["last layer cut", "both dense layers cut"])
    axes.set(xlim=(-0.5, 1.6), ylim=(0.4, 1), ylabel="accuracy on hidden shoes")
    axes.axhline(0.5, color="grey", linestyle=":")
    figure.savefig(path, dpi=120)
    plt.close(figure)


def learning_curve(lesson: dict[str, Any], path: Path) -> None:
    """Mean and range of the accuracy over the number of shoes, for each way of training."""
    curve = lesson["learning_curve"]
    figure, axes = plt.subplots(figsize=(6, 4), layout="constrained")
    for name, marker in (("frozen", "o"), ("fine_tuned", "s"), ("scratch", "^")):
        found = [np.array(seeds) for seeds in curve[name]]
        mean = [seeds.mean() for seeds in found]
        axes.plot(curve["shoes_a_class"], mean, f"{marker}-", label=name.replace("_", "-"))
        axes.fill_between(
            curve["shoes_a_class"],
            [seeds.min() for seeds in found],
            [seeds.max() for seeds in found],
            alpha=0.15,
        )
    axes.set_xscale("log")
    axes.set_xticks(curve["shoes_a_class"], [str(n) for n in curve["shoes_a_class"]])
    axes.set_xticks([], minor=True)
    axes.set(ylim=(0.4, 1), xlabel="shoes of each kind", ylabel="accuracy on hidden shoes")
    axes.legend()
    figure.savefig(path, dpi=120)
    plt.close(figure)
