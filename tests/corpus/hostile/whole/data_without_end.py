"""Returns iterators whose length is beyond counting.

must: it is stopped
exercise: data
"""


class Endless(keras.utils.PyDataset):
    def __len__(self):
        return 10**9

    def __getitem__(self, at):
        return np.zeros((8, 64, 64, 3)), np.eye(8)


def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    return Endless(), Endless(), Endless()
