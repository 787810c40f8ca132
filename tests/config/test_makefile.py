import os
import shutil
import subprocess

import pytest

from tests.site import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")

OLD = 'case "$2" in *version_info*) exit 1 ;; esac'
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1 ;; esac'
WELL = 'case "$3" in .venv) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;; esac; echo "$@" >> said'


@pytest.fixture
def make(tmp_path):
    """A function that runs make's `target` in a folder of its own, where every Python is the shell script given."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / name).touch()

    def run(target, script, *arguments):
        for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
            (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
            (tmp_path / name).chmod(0o755)
        (tmp_path / "said").write_text("")
        path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["make", target, *arguments], cwd=tmp_path, env={"PATH": path}, capture_output=True, text=True
        )

    return run


def test_an_old_python_is_told_what_to_install(make):
    done = make("serve", OLD)

    assert done.returncode != 0
    assert done.stdout == (
        "Python 3.11 or newer is needed (https://www.python.org/downloads/), and python3 is older. "
        "Install it, or name yours: make PYTHON=/path/to/python serve\n"
    )


def test_a_missing_python_is_told_what_to_install(make):
    done = make("test", WELL, "PYTHON=/nowhere/python")

    assert done.returncode != 0
    assert done.stdout == (
        "Python 3.11 or newer is needed (https://www.python.org/downloads/), and there is no /nowhere/python. "
        "Install it, or name yours: make PYTHON=/path/to/python test\n"
    )


def test_a_missing_venv_module_is_told_what_to_install(make):
    done = make("serve", WITHOUT_VENV)

    assert done.returncode != 0
    assert done.stdout == (
        "Python's venv module is missing. "
        "Install it (on Debian and Ubuntu: apt install python3-venv) and run make again.\n"
    )


def test_the_environment_is_made_once_and_again_when_requirements_change(make, tmp_path):
    make("serve", WELL)
    first = (tmp_path / "said").read_text()
    make("serve", WELL)
    second = (tmp_path / "said").read_text()
    later = (tmp_path / ".venv/installed").stat().st_mtime + 5
    os.utime(tmp_path / "requirements.txt", (later, later))
    make("serve", WELL)
    third = (tmp_path / "said").read_text()

    assert "--require-hashes -r requirements.txt\n" in first
    assert first.endswith("manage.py serve\n")
    assert second == "manage.py serve\n"
    assert third == first


def test_tests_get_their_own_requirements_on_top_of_the_sites(make, tmp_path):
    done = make("test", WELL)

    assert done.returncode == 0, done.stderr
    assert "-r requirements.txt\n" in (tmp_path / "said").read_text()
    assert "-r requirements-test.txt\n" in (tmp_path / "said").read_text()
    assert (tmp_path / "said").read_text().endswith("-m pytest\n")
