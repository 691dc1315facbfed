"""Every command and option is documented, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from docs.pages import ROOT, coded, column, page, section
from sayso.cli.main import commands

NAMES = sorted(commands.commands)
SOURCES = sorted((ROOT / "src").rglob("*.py"))
READ = re.compile(r"environ(?:\.get\(|\[)\"(\w+)\"|\"(\w+)\" in os\.environ")


def options(command: click.Command) -> set[str]:
    """Return the long names of a command's options, but for help."""
    named = [max(parameter.opts, key=len) for parameter in command.params if isinstance(parameter, click.Option)]
    return {name for name in named if name != "--help"}


def documented(title: str) -> set[str]:
    """Return the options in the table under a heading."""
    cells = column(section(page("commands.md"), title), "option")
    return {coded(cell)[-1].split()[0] for cell in cells}


def test_every_command_has_a_section() -> None:
    """The page has a heading for each command, and for no other."""
    titles = re.findall(r"^## sayso (\w+)$", page("commands.md"), re.MULTILINE)
    assert sorted(titles) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_in_the_table(name: str) -> None:
    """The table of a command holds its options, all of them and no other."""
    assert documented(f"sayso {name}") == options(commands.commands[name])


def test_the_options_of_sayso_itself() -> None:
    """Version and help are documented once for all commands."""
    assert documented("sayso") == options(commands) | {"--help"}


@pytest.mark.parametrize("name", NAMES)
def test_choices_are_named(name: str) -> None:
    """Every value that an option with choices takes is named on the page, or on the page of records."""
    text = page("commands.md") + page("records.md")
    for parameter in commands.commands[name].params:
        if isinstance(parameter.type, click.Choice):
            assert set(parameter.type.choices) <= set(coded(text)), parameter.name


def test_environment_variables() -> None:
    """Every variable of the environment that the code reads is documented, and no other."""
    found = {name for path in SOURCES for pair in READ.findall(path.read_text("utf-8")) for name in pair if name}
    assert {coded(cell)[0] for cell in column(section(page("commands.md"), "Environment"), "variable")} == found


def test_exit_codes() -> None:
    """The exit codes are those of the code."""
    from sayso.cli import main

    numbers = {int(cell) for cell in column(page("commands.md"), "exit code")}
    source = Path(str(main.__code__.co_filename)).read_text("utf-8")
    assert numbers == {0, 1} | {int(number) for number in re.findall(r"^(?:FAILED|STOPPED) = (\d+)", source, re.M)}
