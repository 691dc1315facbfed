"""Times: dates, clock times, periods, durations and sets, resolved against the publication date."""

from sayso.extraction.times.finder import find_times

__all__ = ["find_times"]
