"""Languages: which one a text is written in, and the reason when it is none that can be read."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from sayso.reading.draft import UnreadableError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]  # ships no types

__all__ = ["READABLE", "detect_language", "language_code"]

READABLE: tuple[str, ...] = ("fr", "en")
"""The languages that are read when nothing else is said."""

# The languages that reports are written in. The detector knows some seventy more; on a short text a rare neighbour
# (Walloon, Scots, Occitan) would win over French or English by chance.
_NAMES = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "ha": "Hausa", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ku": "Kurdish",
    "ln": "Lingala", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mk": "Macedonian", "my": "Burmese",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "yo": "Yoruba", "zh": "Chinese",
}  # fmt: skip
_CODES = {name.lower(): code for code, name in _NAMES.items()} | {"français": "fr", "francais": "fr", "anglais": "en"}
_SAMPLE = 20_000
_CERTAIN = 0.6
_ADVICE = 'give it as "language" in a .jsonl file'


def detect_language(text: str, *, hint: str | None = None, readable: tuple[str, ...] = READABLE) -> str:
    """Return the language of a text, one of `readable`; `hint` (what a page says of itself) decides only in doubt.

    Raises:
        UnreadableError: it is in another language, or too short to tell.
    """
    best, share = _identifier().rank(text[:_SAMPLE])[0] if re.search(r"[^\W\d_]{2}", text) else ("", 0.0)
    if share >= _CERTAIN:
        return _accepted(best, readable)
    if hint in readable:
        return hint
    guess = f" (it may be {_NAMES[best]})" if best in _NAMES and share > 0.3 else ""
    raise UnreadableError(f"its language could not be told{guess}: {_ADVICE}")


def language_code(given: str, *, readable: tuple[str, ...] = READABLE) -> str:
    """Return the code of a language that the caller gave (``fr``, ``fr-CA``, ``French``); raises UnreadableError."""
    name = given.strip().lower()
    return _accepted(_CODES.get(name, re.split(r"[-_]", name)[0]), readable)


def _accepted(code: str, readable: tuple[str, ...]) -> str:
    if code not in readable:
        raise UnreadableError(
            f"it is in {_NAMES.get(code, 'another language')} ({code}): sayso reads {', '.join(readable)} so far"
        )
    return code


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(set(_NAMES) & set(identifier.labels)))
    return identifier
