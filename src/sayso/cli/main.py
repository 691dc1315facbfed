"""`sayso` itself: the commands, and what happens when one goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from sayso.cli.console import complain, note, one_line, prepare_streams
from sayso.cli.date import date
from sayso.cli.extract import extract
from sayso.cli.judge import judge
from sayso.cli.links import links
from sayso.cli.read import read
from sayso.cli.serve import demo, serve
from sayso.cli.show import show
from sayso.errors import SaysoError

__all__ = ["commands", "main"]

FAILED = 2
STOPPED = 130  # what shells expect after Ctrl-C


def _print_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from sayso.pipeline import version

        click.echo(f"sayso {version()}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Show the version."
)
def commands() -> None:
    """Who said what in a pile of news reports, each record standing on exact characters.

    Start with `sayso demo`, or with your own files:

    \b
      sayso read FOLDER --into crisis.sayso
      sayso serve crisis.sayso
      sayso show crisis.sayso statements --xlsx statements.xlsx
    """


for command in (demo, read, show, date, judge, serve, extract, links):
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 done, 1 done but for some lines, 2 an error, 130 stopped."""
    prepare_streams()
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code: Any = commands.main(args=arguments, prog_name="sayso", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt) as error:
        complain(str(error) or "stopped")
        return STOPPED
    except BrokenPipeError:
        _forget_output()
        return 0
    except SaysoError as error:
        complain(str(error))
        for line in getattr(error, "candidates", ()):
            note(f"  {one_line(line)}")
        return FAILED
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return FAILED
    return code if isinstance(code, int) else 0


def _forget_output() -> None:
    """Stop writing without a word: whoever was reading (`head`) has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
