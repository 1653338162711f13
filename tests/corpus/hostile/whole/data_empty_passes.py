"""Returns datasets that give nothing, or batches of several shapes.

must: it earns nothing
exercise: data
"""


class Shapes(keras.utils.PyDataset):
    def __len__(self):
        return 3

    def __getitem__(self, at):
        return np.zeros((at, 4 + at, 1, 3)), np.zeros((at + 1, 2))


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    return Shapes(), Shapes(), Shapes()
