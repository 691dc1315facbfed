"""How the language pipelines in `sayso.languages` were made: from corpora to weights, and their scores."""
