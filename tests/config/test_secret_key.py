import stat
from multiprocessing.pool import ThreadPool

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import secret_key


def test_the_key_is_made_once(tmp_path):
    first = secret_key.kept(tmp_path / "secret_key")

    assert len(first) == 50
    assert secret_key.kept(tmp_path / "secret_key") == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_only_its_owner_can_read_the_key(tmp_path):
    secret_key.kept(tmp_path / "secret_key")

    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_two_sites_have_different_keys(tmp_path):
    assert secret_key.kept(tmp_path / "one") != secret_key.kept(tmp_path / "other")


def test_processes_that_start_together_agree_on_the_key(tmp_path):
    with ThreadPool(16) as pool:
        keys = pool.map(secret_key.kept, [tmp_path / "secret_key"] * 64)

    assert set(keys) == {(tmp_path / "secret_key").read_text().strip()}
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_an_empty_key_file_is_refused(tmp_path):
    (tmp_path / "secret_key").touch()

    with pytest.raises(ImproperlyConfigured, match=r"secret_key is empty\. Delete it"):
        secret_key.kept(tmp_path / "secret_key")
