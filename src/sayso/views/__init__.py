"""Views: questions answered by reading a ledger, and nothing else."""

from sayso.views.claimed import Claimed, which_figures
from sayso.views.dossier import Overview, overview
from sayso.views.said import Said, who_said_what

__all__ = ["Claimed", "Overview", "Said", "overview", "which_figures", "who_said_what"]
