"""One judge over many submissions, a short run of what `make bench` does with 1,000."""

from tests.bench.soak import soak

RUNS = 40
#: A judge that kept every submission's models would grow by more than this in 40 runs.
ALLOWED_MIB = 60


def test_verdicts_stay_equal_and_memory_flat() -> None:
    result = soak(RUNS)
    assert set(result["verdicts_each"].values()) == {1}
    sizes = [size for _, size in result["memory_mib"]]
    assert max(sizes) - sizes[0] < ALLOWED_MIB, sizes
