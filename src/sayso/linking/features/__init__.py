"""What speaks for two names being one: a list of features, each of which proposes links with a score and its reasons.

They are asked in order, from what is surest to what is a guess; each sees what those before it joined.
"""

from sayso.linking.features.acronyms import acronym
from sayso.linking.features.cognates import cognates
from sayso.linking.features.evidence import CERTAIN, IN_COMMON, SAID, SAME_OFFICE, Feature, Proposal
from sayso.linking.features.headed import same_head
from sayso.linking.features.others import fuller_facility, other_name, short_name
from sayso.linking.features.persons import last_name, part_of_full_name, spelling
from sayso.linking.features.same import said_by_report, same_common_name, same_full_name
from sayso.linking.features.types import mistaken_body, mistaken_place, mistaken_type

__all__ = ["CERTAIN", "FEATURES", "IN_COMMON", "SAID", "SAME_OFFICE", "Feature", "Proposal"]

FEATURES: tuple[Feature, ...] = (
    said_by_report,
    same_full_name,
    same_common_name,
    acronym,
    spelling,
    part_of_full_name,
    last_name,
    other_name,
    short_name,
    cognates,
    same_head,
    fuller_facility,
    mistaken_type,
    mistaken_place,
    mistaken_body,
)
"""Every feature, in the order in which they are asked."""
