import numpy as np
import pytest

from search.engine import arrays

ARRAYS = {
    "scores": np.array([0.5, -1.25]),
    "places": np.arange(7, dtype=np.uint32).reshape(7, 1),
    "none": np.zeros(0, np.int32),
    "bytes": np.frombuffer("ü".encode(), np.uint8),
}


@pytest.mark.parametrize("limit", [0, 2**20], ids=["mapped", "read"])
def test_arrays_come_back_as_they_were_and_cannot_be_changed(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(arrays, "READ_UP_TO", limit)
    arrays.write(tmp_path / "model.bin", ARRAYS)

    found = arrays.read(tmp_path / "model.bin")

    assert {name: (array.dtype, array.tolist()) for name, array in found.items()} == {
        name: (array.dtype, array.tolist()) for name, array in ARRAYS.items()
    }
    with pytest.raises(ValueError, match="read-only"):
        found["scores"][0] = 1.0
