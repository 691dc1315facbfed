"""Documentation is tested, never trusted."""
