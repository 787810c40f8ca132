import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.site import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name):
    """The blocks of a requirements file: [(Requirement, number of hashes)]."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE))
    return [
        (Requirement(block.split("\\")[0]), block.count("--hash=sha256:"))
        for block in blocks
        if block.strip()
    ]


def versions(name):
    """{package: [pinned versions]}; a package has several where they depend on Python's version."""
    found = {}
    for requirement, _ in pins(name):
        (specifier,) = requirement.specifier
        assert specifier.operator == "=="
        found.setdefault(requirement.name, []).append(specifier.version)
    return found


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_requirement_is_pinned_with_hashes(name):
    versions(name)

    assert [requirement.name for requirement, hashes in pins(name) if not hashes] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_requirements_name_no_host(name):
    text = (ROOT / name).read_text(encoding="utf-8")

    assert [line for line in text.splitlines() if "://" in line or line.startswith("-")] == []


@pytest.mark.parametrize(
    ("name", "declared"),
    [
        ("requirements.txt", PROJECT["project"]["dependencies"]),
        ("requirements-test.txt", PROJECT["dependency-groups"]["test"]),
    ],
)
def test_requirements_are_in_step_with_the_project(name, declared):
    pinned = versions(name)

    for requirement in map(Requirement, declared):
        assert requirement.name in pinned, "run `make requirements`"
        assert all(requirement.specifier.contains(version) for version in pinned[requirement.name])


def test_the_site_needs_nothing_that_is_only_for_tests():
    tools = {Requirement(line).name for line in PROJECT["dependency-groups"]["test"]} - {"packaging"}

    assert tools & set(versions("requirements.txt")) == set()


def test_both_files_agree_on_what_they_share():
    site, tests = versions("requirements.txt"), versions("requirements-test.txt")
    shared = site.keys() & tests.keys()

    assert {name: tests[name] for name in shared} == {name: site[name] for name in shared}
