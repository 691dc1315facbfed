"""Ids: digests of what a thing is, so that reading it twice gives the same id."""

import hashlib

__all__ = ["digest"]


def digest(*parts: object) -> str:
    """Return a 16-character id that depends on the parts and their order alone.

    >>> digest("Radio Vallée", 3) == digest("Radio Vallée", 3)
    True
    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
