"""Figures: what is counted, who claims it, and what it is about."""
