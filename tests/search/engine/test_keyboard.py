"""The same keys in another layout."""

import pytest

from search.engine.keyboard import in_other_layout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ыусгкшен", "security"),
        ("Лфяфлрыефт", "kazakhstan"),
        (",tpjgfcyjcnm", "безопасность"),
        ("Rfpf[cnfy", "казахстан"),
        ("{jhujc", "хоргос"),
    ],
)
def test_a_word_is_read_from_its_keys(typed, meant):
    assert in_other_layout(typed) == meant
