"""Marked sentences: each is a case of what must be found, or must not be. Adding one needs no Python.

A file is a phenomenon; a case is a table ``[[case]]``:

    text = "« [Le pont tient]{content} », a [assuré]{cue} [la maire, Nela Orvane]{source}."
    act = "say"                     # optional, of statement 1: see FACTS in marked.py
    speaker = "Nela Orvane"         # a name, or a list of names; [] where the report names nobody
    medium = ""                     # "" where there is none; made_at likewise
    2.act = "answer"                # the same of statement 2, marked {content.2}, {source.2}, {cue.2}
    2.answers = 1
    title = "…", published = "…"    # optional, of the report
    others = true                   # more than the marked statements may be found
    known_gap = "…"                 # not found yet, and why; the case fails as soon as it is found

Brackets nest; brackets with the same label are pieces of one span; `{source source.2}` marks words for two statements.
Every statement of the text is marked: what is found beside them fails the case, so a text without brackets must give
nothing. Words decide, never white space or punctuation at an edge. Of a cue the main verb alone will do.
"""
