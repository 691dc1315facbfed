"""The pages hang together: links lead somewhere, and the README's commands are those that are run."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from docs.pages import ALL, ROOT, blocks, links, slugs

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """Every link inside the repository leads to a file that is there, and to a heading of it."""
    text = path.read_text(encoding="utf-8")
    for link in links(text):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, heading = link.partition("#")
        place = (path.parent / target).resolve() if target else path
        assert place.exists(), link
        if heading:
            assert heading in slugs(place.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_every_page_is_in_the_readme(path: Path) -> None:
    """The README leads to every page of docs/."""
    assert f"docs/{path.name}" in links(README)


def test_every_decision_is_listed() -> None:
    """The list of decisions names each of them, and each is dated."""
    folder = ROOT / "docs" / "decisions"
    listed = links((folder / "README.md").read_text(encoding="utf-8"))
    decisions = sorted(path.name for path in folder.glob("0*.md"))
    assert decisions == listed
    for name in decisions:
        assert re.search(r"^\d{4}-\d\d-\d\d$", (folder / name).read_text(encoding="utf-8"), re.MULTILINE), name


def test_the_checks_line_is_what_ci_runs() -> None:
    """The README's line that passes the tests does what `.ci/run` does."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace(" --quiet", "")
    commands = [line for line in script.splitlines() if line.startswith("python3 ")]
    assert [" && ".join(commands)] in [block.lines for block in blocks(README, "sh")]
    assert (ROOT / commands[-1].split()[-1]).is_file()


def test_the_demo_line_runs_the_demo() -> None:
    """The README's first line differs from the second in what it runs alone: the demo, without the tools of tests."""
    line = "python3 -m pip install uv && python3 -m uv run --no-dev sayso demo"
    assert [line] in [block.lines for block in blocks(README, "sh")]


def test_contributing_names_every_check() -> None:
    """CONTRIBUTING names the checks in the order in which they run."""
    spec = importlib.util.spec_from_file_location("checks", ROOT / ".ci" / "checks.py")
    assert spec is not None
    assert spec.loader is not None
    checks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checks)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = [" ".join(command) if "-m" not in command else command[-1] for _, command in checks.CHECKS]
    places = [text.find(f"`{name}`") for name in named]
    assert -1 not in places, named
    assert places == sorted(places)


def test_the_readme_has_a_place_for_scores() -> None:
    """Measured scores are put between two marks."""
    assert re.search(r"<!-- scores -->\n.*<!-- /scores -->", README, re.DOTALL)
