"""Texts as they should never be, and as they are: words, every kind of quote mark, odd spaces, signs."""

from hypothesis import strategies as st

WORDS = {
    "fr": [
        "Le pont", "tient", "a déclaré", "la maire", "Nela Orvane", "que", "selon", "dit-il", "a-t-elle répété", "Il",
        "seraient", "d'après", "La préfète annonce que", "aurait cédé", "l’eau",
    ],
    "en": [
        "The bridge", "holds", "said", "the mayor", "Nell Orvane", "that", "according to", "he told us", "reportedly",
        "She", "denied that", "the miners'", "don’t", "was told to leave", "6'2",
    ],
}  # fmt: skip
MARKS = ["«", "»", "“", "”", "„", "‟", "‹", "›", "‘", "’", "‚", '"', "'", "``", "''", "<<", ">>", "＂"]
SIGNS = [
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\u00a0",
    "\u202f",
    ",",
    ".",
    "?",
    ":",
    " – ",
    "…",
    "(@nela)",
    "🌊",
    "é",
    "\u200b",
    "12",
]


def texts(language: str = "fr", *, max_size: int = 30) -> st.SearchStrategy[str]:
    """Return a strategy for texts of a language's words between marks of every kind."""
    parts = st.sampled_from([*WORDS[language], *MARKS, *SIGNS])
    return st.lists(st.one_of(parts, parts.map(lambda part: f" {part}")), max_size=max_size).map("".join)
