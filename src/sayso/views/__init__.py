"""Views: questions answered by reading a ledger, and nothing else."""

from sayso.views.dossier import Overview, overview
from sayso.views.said import Said, who_said_what

__all__ = ["Overview", "Said", "overview", "who_said_what"]
