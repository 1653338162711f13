# %% [markdown]
# # A classifier of leaves, from scratch
#
# Is this an oak or an elm? You need no botany: you have forty pictures of each of six kinds of
# leaves, and a network that starts out knowing nothing at all. At the end of this lesson it names
# more than nine in ten of the leaves that it has never seen, and you have it in a file of your own.
#
# The next lesson, on transfer learning, takes such a file and teaches it shoes. It comes with a
# leaf network that has seen a thousand leaves of each kind. Yours, which has seen forty, can stand
# in its place, and you will find out what the difference is worth.
#
# When you are done you can
#
# - build a small convolutional network and say what each layer is for;
# - make a few pictures go further by augmentation;
# - train from scratch, and tell a network that learns from one that memorises;
# - measure on images that were never trained on, and read in a confusion matrix what goes wrong;
# - save a model so that somebody else can use it, and load it again.
#
# ## How to work
#
# There are eight short functions to write, worth 100 points, and three questions to discuss.
# Write a function in place of its `raise NotImplementedError`, run the cell, then run the check
# cell below it: it tells you in seconds what holds and what does not yet. The other cells show
# you what you have built, so run them too. No exercise needs an earlier one to be right in order
# to be graded.

# %% [markdown]
# ## Getting ready

# %% nbgrader={"grade": false, "grade_id": "imports", "locked": true, "schema_version": 3, "solution": false, "task": false}
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator

from autograder import check

# %% [markdown]
# The images lie in a folder `data`, here or in a folder above. Setting the random seed makes a
# run repeatable on one computer; on another one, expect small differences.


# %% nbgrader={"grade": false, "grade_id": "setup-data", "locked": true, "schema_version": 3, "solution": false, "task": false}
def find_leaves(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / "data" / "Leaves").is_dir():
            return folder / "data" / "Leaves"
    raise FileNotFoundError(
        f"There is no data/Leaves in {start} or above it. Unzip the whole assignment and start "
        "the notebook from there."
    )


LEAVES = find_leaves(Path.cwd())
keras.utils.set_random_seed(7)

# %% [markdown]
# ## 1. Load the images
#
# Keras reads images from a folder that holds a folder for each class. The pixels come as numbers
# from 0 to 255 and the network learns best from small ones, so all of them are rescaled by 1/255.
#
# Forty pictures a class are few. A network with a hundred thousand weights can learn 240 pictures
# by heart, as one learns the answers of a test without the subject. **Augmentation** makes that
# hard: each time a training picture is drawn, it is turned and zoomed a little, and perhaps
# mirrored. It is a new picture each time, and still an oak leaf. Only changes that leave
# the name of the thing as it is are allowed: a mirrored leaf is a leaf, a mirrored letter may not
# be one.
#
# The pictures that we *measure* with are never augmented, and never shuffled: predictions are
# compared with the true classes in the order of the files.


# %% nbgrader={"grade": false, "grade_id": "data", "locked": false, "schema_version": 3, "solution": true, "task": false}
def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    """Read the training and the test images.

    `leaves_dir` holds `Train/<class>` and `Test/<class>`, with a folder for each class, whatever
    its name. Use `ImageDataGenerator` and its `flow_from_directory`, with categorical labels.

    Return two iterators that give batches of images `(batch, height, width, 3)`, in [0, 1]:

    - training: all of `Train`, shuffled, with a rotation range of 15 degrees, a zoom range of 0.2
      and random horizontal flips;
    - test: all of `Test`, only rescaled and not shuffled.
    """
    ### BEGIN SOLUTION
    augmented = ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, zoom_range=0.2, horizontal_flip=True
    )
    plain = ImageDataGenerator(rescale=1 / 255)

    folder = Path(leaves_dir)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = augmented.flow_from_directory(folder / "Train", **options)
    test_set = plain.flow_from_directory(folder / "Test", shuffle=False, **options)
    return training_set, test_set
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-data", "locked": true, "points": 18, "schema_version": 3, "solution": false, "task": false}
check("data", load_leaves)

# %% [markdown]
# **Look.** One leaf of each kind, and below it the same leaf as the network may meet it. The kinds
# are named by their outline, as botanists do: entire as a magnolia's, linear as a willow's, lobed
# as an oak's, palmate as a maple's, pinnate as an ash's, serrate as an elm's.

# %% nbgrader={"grade": false, "grade_id": "demo-data", "locked": true, "schema_version": 3, "solution": false, "task": false}
training_set, test_set = load_leaves(LEAVES)
class_names = list(test_set.class_indices)

figure, axes = plt.subplots(2, len(class_names), figsize=(10, 3.8), layout="constrained")
for kind, name in enumerate(class_names):
    number = int(np.flatnonzero(test_set.classes == kind)[0])
    leaf = test_set[number // test_set.batch_size][0][number % test_set.batch_size]
    axes[0, kind].imshow(leaf)
    axes[0, kind].set_title(name)
    axes[1, kind].imshow(training_set.image_data_generator.random_transform(leaf))
for axis in axes.flat:
    axis.axis("off")
plt.show()

# %% [markdown]
# ## 2. Build the network
#
# The network is a row of equal **blocks**, each of three layers:
#
# - `Conv2D` slides small filters of 3 by 3 pixels over the image. Each filter answers to one
#   pattern: an edge, a tooth of the rim, the fork of a vein;
# - `BatchNormalization` keeps the numbers that flow on at a size that is easy to learn from. In
#   training it scales by the mean and variance of the batch at hand. Beside that it keeps a moving
#   mean and variance of all batches, and those are what it scales by when you measure. How fast
#   they follow, the `momentum` settles: at Keras' own 0.99 they need hundreds of batches to catch
#   up, and an epoch here has thirty. With 0.9 they keep pace. (Leave it at 0.99 and see the test
#   accuracy stay at chance for a while although the training goes well.)
# - `MaxPooling2D` keeps the largest of each four neighbours, so that the next block sees twice as
#   far.
#
# Each block has twice as many filters as the one before: fewer places, more patterns. Then
# `GlobalAveragePooling2D` asks how strong each pattern is on the whole picture, wherever it is.
# `Dropout` leaves out a fifth of the answers while the network trains, others each time, so that it
# does not come to rely on a single one. The last layer gives a probability for each class.
#
# Nothing in the function is about leaves, or about six.


# %% nbgrader={"grade": false, "grade_id": "build", "locked": false, "schema_version": 3, "solution": true, "task": false}
def build_classifier(
    n_classes: int,
    image_size: tuple[int, int] = (64, 64),
    n_blocks: int = 4,
    first_filters: int = 16,
) -> keras.Model:
    """Build a convolutional network with fresh weights.

    The layers, in this order, on inputs `(batch, height, width, 3)`:

    - `n_blocks` times: Conv2D with 3x3 filters and relu, BatchNormalization with a momentum of
      0.9, MaxPooling2D; with `first_filters` filters in the first block and twice as many in each
      next one;
    - GlobalAveragePooling2D;
    - Dropout with a rate of 0.2;
    - Dense with `n_classes` units and softmax.

    Return a Sequential or a Functional model; it need not be compiled.
    """
    ### BEGIN SOLUTION
    model = keras.Sequential([keras.Input((*image_size, 3))])
    for block in range(n_blocks):
        model.add(layers.Conv2D(first_filters * 2**block, 3, activation="relu"))
        model.add(layers.BatchNormalization(momentum=0.9))
        model.add(layers.MaxPooling2D())
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(n_classes, activation="softmax"))
    return model
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-build", "locked": true, "points": 16, "schema_version": 3, "solution": false, "task": false}
check("build", build_classifier)

# %% [markdown]
# **Look.** Follow the output shapes downwards: the picture gets smaller, the list of patterns
# longer. Which layer has the most weights?

# %% nbgrader={"grade": false, "grade_id": "demo-build", "locked": true, "schema_version": 3, "solution": false, "task": false}
model = build_classifier(len(class_names))
model.summary()

# %% [markdown]
# ## 3. Measure
#
# Accuracy is the share of images that are classified correctly. The class of an image is the one
# with the highest probability; `dataset.classes` holds the true ones in the order of the files.
# Measure before you train: without that you could not tell what the training has done.


# %% nbgrader={"grade": false, "grade_id": "measure", "locked": false, "schema_version": 3, "solution": true, "task": false}
def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    """Measure the accuracy of a model.

    `dataset` gives batches of images and one-hot labels and is not shuffled. The model need not
    be compiled. Return the share of images that are classified correctly, from 0.0 to 1.0.
    """
    ### BEGIN SOLUTION
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    return float(np.mean(predicted == dataset.classes))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-measure", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
check("measure", measure_accuracy)

# %% [markdown]
# **Look.** Six classes, and a network that guesses: one in six, give or take.

# %% nbgrader={"grade": false, "grade_id": "demo-measure", "locked": true, "schema_version": 3, "solution": false, "task": false}
print(f"before training: {measure_accuracy(model, test_set):.3f}")

# %% [markdown]
# ## 4. Train
#
# Compiling chooses how to learn: the optimizer `Adam` with its learning rate, the loss
# `categorical_crossentropy` for one-hot labels, and accuracy as the figure to watch. Then `fit`
# goes through all training images once an epoch.
#
# There is no validation set here: with forty images a class every one is needed, and the
# settings of this lesson were chosen on other leaves, drawn for that purpose. The day you choose a
# setting yourself, hold a part of the training images back for it and leave the test images alone.


# %% nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_classifier(
    model: keras.Model,
    training_set: DirectoryIterator,
    epochs: int = 30,
    learning_rate: float = 0.002,
) -> keras.callbacks.History:
    """Compile a model and train it from scratch.

    Use the optimizer Adam at `learning_rate`, categorical cross-entropy as loss and accuracy as
    metric. Return the History that `fit` returns.
    """
    ### BEGIN SOLUTION
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, epochs=epochs, verbose=2)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-train", "locked": true, "points": 20, "schema_version": 3, "solution": false, "task": false}
check("train", train_classifier)

# %% [markdown]
# **Look.** This takes a minute or two. Fifty epochs go at the full rate, fifteen more at a tenth of
# it: large steps find the region, small ones settle in it.


# %% nbgrader={"grade": false, "grade_id": "demo-train", "locked": true, "schema_version": 3, "solution": false, "task": false}
first = train_classifier(model, training_set, epochs=50)
print(f"after 50 epochs: {measure_accuracy(model, test_set):.3f}")
second = train_classifier(model, training_set, epochs=15, learning_rate=0.0002)
print(f"after 15 gentle ones: {measure_accuracy(model, test_set):.3f}")

curve = first.history["accuracy"] + second.history["accuracy"]
plt.figure(figsize=(6, 3))
plt.plot(range(1, len(curve) + 1), curve)
plt.ylim(0, 1.02)
plt.xlabel("epoch")
plt.ylabel("accuracy on the training images")
plt.show()

# %% [markdown]
# ### What augmentation is worth
#
# The same network on the same pictures, for as many epochs, without any augmentation. Make a guess
# first: how well will it know the training images, and how well the others?

# %% nbgrader={"grade": false, "grade_id": "demo-plain", "locked": true, "schema_version": 3, "solution": false, "task": false}
as_they_are = ImageDataGenerator(rescale=1 / 255)
options = {"target_size": (64, 64), "batch_size": 8}
by_heart = build_classifier(len(class_names))
unchanged = as_they_are.flow_from_directory(LEAVES / "Train", **options)
train_classifier(by_heart, unchanged, epochs=50)
train_classifier(by_heart, unchanged, epochs=15, learning_rate=0.0002)

# The training images once more, in the order of the files, to measure with.
known = as_they_are.flow_from_directory(LEAVES / "Train", shuffle=False, **options)
for name, trained in (("augmented", model), ("as they are", by_heart)):
    print(
        f"{name}: {measure_accuracy(trained, known):.3f} of the training images, "
        f"{measure_accuracy(trained, test_set):.3f} of the test images"
    )

# %% [markdown]
# **Question 1.** Compare the two networks: how well do they know the pictures that they were
# trained on, and how well others? How many test pictures is the difference, and does one run settle
# it? What would you try next if the network without augmentation were all you had?

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-1", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Both know nearly all pictures that they were trained on, the network without augmentation every
# single one: it has them by heart. Of others it knows fewer, and that distance, not the height of
# the training accuracy, is what to look at. With augmentation no picture comes twice, so learning
# by heart pays less, and what is learned holds a little better for other leaves: in 20 runs of ours
# 97.0 % of the test pictures on average against 95.5 %. That is two or three pictures of 150, and
# 5 of the runs went the other way, so one run settles nothing. The distance is small here, perhaps
# because the pictures already show leaves turned, bent and in many sizes, and because a network with
# dropout and global pooling cannot learn places by heart. If the network without augmentation were
# all I had, I would get more pictures, make it smaller, add dropout or weight decay, or stop
# earlier, and choose among these on images held back for it.
# ### END SOLUTION

# %% [markdown]
# ## 5. The confusion matrix
#
# One number hides a lot. The confusion matrix counts, for each true class (a row), what the
# network made of it (the columns). What is right stands on the diagonal; everything else is a
# mistake with a name.


# %% nbgrader={"grade": false, "grade_id": "confusion", "locked": false, "schema_version": 3, "solution": true, "task": false}
def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    """Count what each class is taken for.

    `dataset` is an iterator from `flow_from_directory` that is not shuffled. Return a DataFrame
    of whole numbers with a row for each true class and a column for each predicted class, both in
    the order of `dataset.class_indices` and named after the classes: in row `a` and column `b`
    stands how many images of class `a` are taken for `b`.
    """
    ### BEGIN SOLUTION
    names = list(dataset.class_indices)
    predicted = model.predict(dataset, verbose=0).argmax(axis=1)
    counts = np.zeros((len(names), len(names)), dtype=int)
    np.add.at(counts, (dataset.classes, predicted), 1)
    return pd.DataFrame(counts, index=names, columns=names)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-confusion", "locked": true, "points": 14, "schema_version": 3, "solution": false, "task": false}
check("confusion", confusion_matrix)

# %% nbgrader={"grade": false, "grade_id": "demo-confusion", "locked": true, "schema_version": 3, "solution": false, "task": false}
matrix = confusion_matrix(model, test_set)
plt.figure(figsize=(4.5, 4), layout="constrained")
plt.imshow(matrix, cmap="Greens")
for row in range(len(matrix)):
    for column in range(len(matrix)):
        plt.text(column, row, matrix.iloc[row, column], ha="center", va="center")
plt.xticks(range(len(matrix)), matrix.columns, rotation=45)
plt.yticks(range(len(matrix)), matrix.index)
plt.xlabel("predicted")
plt.ylabel("true")
plt.show()

# %% [markdown]
# ## 6. Read it
#
# Two questions can be asked of each class, and they are not the same:
#
# - **recall**: of the lobed leaves, how many were called lobed? Along the row.
# - **precision**: of what was called lobed, how much was? Down the column.
#
# A network that calls everything lobed has a perfect recall of lobed leaves, and is of no use.


# %% nbgrader={"grade": false, "grade_id": "report", "locked": false, "schema_version": 3, "solution": true, "task": false}
def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    """Tabulate recall and precision of each class.

    `dataset` is as for `confusion_matrix`. Return a DataFrame with a row for each class, in the
    order of `dataset.class_indices`, and the columns `Class` (its name), `Recall` (the share of
    its images that are recognised) and `Precision` (the share of images taken for it that are of
    it; 0.0 if there are none).
    """
    ### BEGIN SOLUTION
    names = list(dataset.class_indices)
    actual, predicted = dataset.classes, model.predict(dataset, verbose=0).argmax(axis=1)
    recall, precision = [], []
    for number in range(len(names)):
        right = np.sum((actual == number) & (predicted == number))
        recall.append(right / np.sum(actual == number))
        precision.append(right / max(1, np.sum(predicted == number)))
    return pd.DataFrame({"Class": names, "Recall": recall, "Precision": precision})
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-report", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
check("report", class_report)

# %% nbgrader={"grade": false, "grade_id": "demo-report", "locked": true, "schema_version": 3, "solution": false, "task": false}
class_report(model, test_set).round(2)

# %% [markdown]
# **Question 2.** Which two kinds are confused most often, and in which direction? Look at pictures
# of both: what do they have in common at 64 by 64 pixels? Name a use of such a network in which
# precision matters more than recall, and one in which it is the other way round.

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-2", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The largest number off the diagonal names the pair: row is what it was, column what it was
# called. (In our run these are few, between kinds whose outlines differ by a fine detail, such as
# entire and serrate leaves: the teeth are a pixel or two wide at this size, and pooling takes the
# rest.) Larger pictures would help there more than a larger network. Precision matters more where
# acting on a "yes" is costly, as in felling trees that are named as diseased; recall where missing
# one is, as in finding the one poisonous leaf in a salad.
# ### END SOLUTION

# %% [markdown]
# ## 7. Save the model
#
# Keras writes a whole model, layers and weights, into one file. The suffix settles the format:
# `.keras` is today's, a zip of a description and the weights; `.h5` is the old one, which many
# tools still read. Keras warns that it is a legacy format; the file is whole all the same.


# %% nbgrader={"grade": false, "grade_id": "save", "locked": false, "schema_version": 3, "solution": true, "task": false}
def save_classifier(model: keras.Model, path: str | Path) -> None:
    """Save a whole model to a file.

    `path` ends in `.h5` or in `.keras` and settles the format. A file that is there is written
    over. Leave the model as it is.
    """
    ### BEGIN SOLUTION
    model.save(path)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-save", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
check("save", save_classifier)

# %% nbgrader={"grade": false, "grade_id": "demo-save", "locked": true, "schema_version": 3, "solution": false, "task": false}
for suffix in ("h5", "keras"):
    path = Path(f"my_leaf_classifier.{suffix}")
    save_classifier(model, path)
    print(f"{path}: {path.stat().st_size / 1024:.0f} KiB")

# %% [markdown]
# ## 8. Load it again
#
# A file is worth what comes out of it: load it, and measure again.


# %% nbgrader={"grade": false, "grade_id": "load", "locked": false, "schema_version": 3, "solution": true, "task": false}
def load_classifier(path: str | Path) -> keras.Model:
    """Load a model that was saved.

    `path` names a `.h5` or a `.keras` file. Return the model with its weights as they are in the
    file; it need not be compiled.
    """
    ### BEGIN SOLUTION
    return keras.models.load_model(path, compile=False)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "check-load", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
check("load", load_classifier)

# %% nbgrader={"grade": false, "grade_id": "demo-load", "locked": true, "schema_version": 3, "solution": false, "task": false}
for suffix in ("h5", "keras"):
    loaded = load_classifier(f"my_leaf_classifier.{suffix}")
    print(f"{suffix}: {measure_accuracy(loaded, test_set):.3f}")

# %% [markdown]
# Put `my_leaf_classifier.h5` in the place of `leaf_classifier_model.h5` in the lesson on transfer
# learning, and the shoes will stand on your own work. Cut off its last two layers there, and what
# is left gives the strength of 128 patterns for each picture. Expect less of it than of ours: of
# shoes that nobody trained on, a head on your features knows about 79 in 100, a head on ours 96.
# Two things differ: ours has seen a thousand leaves of each kind, and it hands on its patterns place
# by place, where yours are pooled over the picture. Which of the two counts, an experiment can tell.
#
# **Question 3.** The network was trained on drawn leaves, on plain or mildly textured grounds. You
# photograph leaves in a park, and it does badly. Name three differences that may matter, and say
# for each how you would find out whether it is the one, and what you would do about it.

# %% [markdown] nbgrader={"grade": true, "grade_id": "discuss-3", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The ground (grass, other leaves, shade), the light and colours of a camera, and the size and
# place of the leaf in the picture; also kinds that it has never seen, which it must call one of
# its six. For each I would change that one thing alone in pictures of known kind: lay leaves on a
# white sheet, photograph the same leaf in sun and shade, crop to the same size, and compare
# accuracies over enough pictures. Against ground and light: train on pictures that have them, or
# augment with them. Against size: crop. Against unknown kinds: a class "none of these", or no
# answer when the highest probability is low.
# ### END SOLUTION

# %% [markdown]
# ## Mistakes that everybody makes once
#
# - **Augmented test images.** A ruler that changes its length.
# - **A shuffled test set.** Predictions in one order, true classes in another.
# - **Rows and columns exchanged.** Then recall is precision, and every sentence about it is wrong.
# - **Weights without the model.** `save_weights` keeps numbers, and nobody knows what they are of.
# - **Believing the training accuracy.** It says how well the pictures are known, not the leaves.
