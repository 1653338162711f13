"""Trains the backbone: `python data/train_leaf_classifier.py` writes leaf_classifier_model.*.

The network learns from rendered leaves that are never written to disk, many more than are
shipped; its accuracy is measured on Leaves/Test.
"""

import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import keras
import numpy as np
from keras import layers
from tensorflow.keras.preprocessing.image import ImageDataGenerator

from rendering.leaves import SPECIES, leaf
from rendering.scene import SIZE

HERE = Path(__file__).parent
PER_SPECIES = 1000
EPOCHS = 8
SEED = 7
INPUT = 64
STEP = SIZE // INPUT


def rendered(species: str) -> np.ndarray:
    """Leaves of one species, `(PER_SPECIES, 64, 64, 3)` uint8, resized by nearest pixels."""
    images = [np.asarray(leaf(species, "backbone", n)) for n in range(PER_SPECIES)]
    return np.stack([image[STEP // 2 :: STEP, STEP // 2 :: STEP] for image in images])


def network() -> keras.Sequential:
    return keras.Sequential(
        [
            keras.Input((INPUT, INPUT, 3)),
            layers.Conv2D(32, 3, activation="relu", name="conv2d"),
            layers.MaxPooling2D(name="max_pooling2d"),
            layers.Conv2D(32, 3, activation="relu", name="conv2d_1"),
            layers.MaxPooling2D(name="max_pooling2d_1"),
            layers.Flatten(name="flatten"),
            layers.Dense(128, activation="relu", name="dense"),
            layers.Dense(len(SPECIES), activation="softmax", name="dense_1"),
        ],
        name="leaf_classifier",
    )


def test_leaves() -> object:
    return ImageDataGenerator(rescale=1 / 255).flow_from_directory(
        HERE / "Leaves" / "Test", target_size=(INPUT, INPUT), shuffle=False
    )


def main() -> None:
    keras.utils.set_random_seed(SEED)
    with ProcessPoolExecutor(2) as pool:
        images = np.concatenate(list(pool.map(rendered, SPECIES)))
    labels = keras.utils.to_categorical(np.repeat(np.arange(len(SPECIES)), PER_SPECIES))
    order = np.random.default_rng(SEED).permutation(len(images))
    images = np.concatenate([images, images[:, :, ::-1]])[
        np.concatenate([order, order + len(images)])
    ]
    labels = np.concatenate([labels, labels])[np.concatenate([order, order + len(order)])]
    model = network()
    model.compile(keras.optimizers.Adam(1e-3), "categorical_crossentropy", metrics=["accuracy"])
    model.fit(images.astype("float32") / 255, labels, epochs=EPOCHS, verbose=2)
    _, accuracy = model.evaluate(test_leaves(), verbose=0)
    print(f"accuracy on the test leaves: {accuracy:.3f}")
    # Not compiled: Keras cannot load a .keras file that was compiled with no optimizer.
    bare = keras.models.clone_model(model)
    bare.set_weights(model.get_weights())
    for suffix in ("h5", "keras"):
        bare.save(HERE / f"leaf_classifier_model.{suffix}")
    write_sums()


def write_sums() -> None:
    """Put the models' sums into the manifest."""
    path = HERE / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    for model in sorted(HERE.glob("leaf_classifier_model.*")):
        manifest["files"][model.name] = hashlib.sha256(model.read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
