"""The page: a local web server that shows a ledger, one click from each statement to the words that it stands on.

The web framework is slow to import, so nothing is imported here: use `sayso.web.server.serve` and
`sayso.web.app.create_app`.
"""
