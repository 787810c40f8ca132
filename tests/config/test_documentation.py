import re

from tests.site import OPERATOR, ROOT


def test_every_setting_from_the_environment_is_documented():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "config").rglob("*.py"))
    read = set(re.findall(r'(?:environ\.get|environment\.\w+)\(\s*"([A-Z_]+)"', code))
    documented = re.findall(
        r"^\| `([A-Z_]+)` \|", (ROOT / "docs/deployment.md").read_text("utf-8"), re.MULTILINE
    )

    assert "VAR_DIR" in read
    assert sorted(documented) == sorted(read) == sorted(OPERATOR)


def test_every_document_that_the_project_points_to_is_there():
    named = {
        (str(path.relative_to(ROOT)), name)
        for pattern in ("*.md", "Makefile", "*.toml", "docs/*.md", "[a-z]*/**/*.py", "templates/**/*.html")
        for path in ROOT.glob(pattern)
        for name in re.findall(r"\bdocs/[\w-]+\.md", path.read_text(encoding="utf-8"))
    }

    assert len(named) > 5
    assert [(path, name) for path, name in sorted(named) if not (ROOT / name).exists()] == []
