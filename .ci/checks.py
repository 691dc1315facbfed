"""Run every check of the project in order; stop at the first that fails. README's test line and .ci/run call this."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("layout of the code", ["ruff", "format", "--check", "."]),
    ("lint", ["ruff", "check", "."]),
    ("types", ["mypy"]),
    ("who may import whom", ["lint-imports"]),
    ("tests", [sys.executable, "-m", "pytest"]),
)


def main() -> int:
    """Run the checks; return the exit code of the first that fails, else 0."""
    for name, command in CHECKS:
        started = time.monotonic()
        print(f"== {name}: {Path(command[0]).name} {' '.join(command[1:])}", flush=True)
        program = shutil.which(command[0], path=str(Path(sys.executable).parent)) or command[0]
        code = subprocess.run([program, *command[1:]], cwd=ROOT, check=False).returncode
        print(f"== {name}: {'ok' if code == 0 else 'FAILED'} after {time.monotonic() - started:.0f} s", flush=True)
        if code != 0:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
