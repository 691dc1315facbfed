"""How the language pipelines in `sayso.languages` were made, their scores, and a browser of what is found wrongly."""
