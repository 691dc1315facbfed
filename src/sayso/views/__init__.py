"""Views: questions answered by reading a ledger, and nothing else."""

from sayso.views.claimed import Claimed, which_figures
from sayso.views.dossier import Overview, overview
from sayso.views.said import Said, who_said_what
from sayso.views.speakers import Speakers, find_speakers
from sayso.views.voices import claimed_by, said_by
from sayso.views.who import FormCount, Profile, Proposal, RoleAt, Ruling, Who, find_who

__all__ = [
    "Claimed",
    "FormCount",
    "Overview",
    "Profile",
    "Proposal",
    "RoleAt",
    "Ruling",
    "Said",
    "Speakers",
    "Who",
    "claimed_by",
    "find_speakers",
    "find_who",
    "overview",
    "said_by",
    "which_figures",
    "who_said_what",
]
