"""Extraction: the records of one report at a time; pure functions of the parsed report and its language pack."""
