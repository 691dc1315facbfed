"""The demo dossier: five days of an invented crisis in an invented country, as a folder of reports.

Every place, person, body and medium in it is made up; `docs/demo.md` says who is who and what to look for.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sayso.errors import MissingPathError

__all__ = ["dossier"]


def dossier() -> Path:
    """Return the folder of the demo reports, to be read like any other folder.

    Raises:
        MissingPathError: the package was installed without its data, or packed in a way that leaves no folder on disk.
    """
    folder = Path(str(files(__name__).joinpath("dossier")))
    if not folder.is_dir():
        raise MissingPathError(f"the demo reports should be in {folder}, which is not a folder: install sayso again")
    return folder
