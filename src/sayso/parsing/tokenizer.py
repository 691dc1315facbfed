"""French and English tokenizers: Universal Dependencies' rules, and the typography of agency copy.

Both stand on spaCy's `Tokenizer` (which never loses a character) with rules of our own, and join the digit groups of a
number. They are registered as `sayso.fr.v1` and `sayso.en.v1`, so that a pipeline is trained on the very tokens it will
meet. The two `Language` classes below carry them; they stand in for spaCy's own because importing `spacy.lang.fr`
takes two seconds to build exceptions that these rules replace.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping

from confection import Config
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.en.tokenizer_exceptions import TOKENIZER_EXCEPTIONS as ENGLISH_EXCEPTIONS
from spacy.lang.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS, URL_MATCH
from spacy.language import BaseDefaults, Language
from spacy.symbols import ORTH, PREFIX  # type: ignore[import-not-found, unused-ignore]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

__all__ = ["English", "French", "GroupingTokenizer", "english_tokenizer", "french_tokenizer"]

_APOSTROPHES = "'’"
_HYPHENS = "-‑"
# Never inside a word, so cut wherever they stand: `Kirby:“We` and `Lormeau—who`.
_QUOTES_AND_DASHES = r"(?:[«»“”„‟\"‹›‘]|--+|[—–]|[!?]{2,}|==+|__+|\*\*+|~~+|<<+|>>+)"
# @handles and #tags are words; the spelling is that of the networks, not of a language.
_HANDLE = re.compile(r"[@#]\w*[^\W\d]\w*").fullmatch
_SPACES = " \u00a0\u202f"

# "2 200", "12 500 000", "12 500,5": three digits a group, one kind of space throughout, nothing numeric around.
_DIGIT_GROUPS = re.compile(
    rf"(?<![\w.,])(?<!\d[{_SPACES}])\d{{1,3}}(?P<space>[{_SPACES}])\d{{3}}(?:(?P=space)\d{{3}})*"
    rf"(?:[.,]\d+)?(?![.,]?\d)(?![{_SPACES}]\d)"
)
# "On June 30 200 people": after a month a day stands alone.
_DAY_BEFORE = re.compile(
    r"\b(?:Jan|Feb|March|April|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]*)?\s$",
)

_ELISIONS = "cdjlmnstCDJLMNST"
_CLITICS = (
    r"(?:t[-‑](?:ils?|elles?|on)|ils?|elles?|on|je|tu|nous|vous|ce|moi|toi|lui|leur|les?|la|y|en|t)"
    r"(?![\w'’‑-])"
)
_WHOLE_FRENCH = (
    "aujourd'hui",
    "quelqu'un",
    "quelqu'une",
    "prud'hommes",
    "prud'homal",
    "l'on",
    "c'est-à-dire",
    "rendez-vous",
    "n°",
)


def _words(text: str) -> list[str]:
    return text.split()


_FRENCH_ABBREVIATIONS = _words(
    "adj. al. apr. art. av. bd. boul. cf. chap. coll. dir. dr. éd. env. ex. fig. hab. ibid. janv. févr. avr. juill. "
    "sept. oct. nov. déc. max. min. MM. Mgr. Mr. Mrs. Ms. Me. Mme. Mmes. Mlle. Dr. Pr. Prof. St. Ste. Sgt. Gal. Cdt. "
    "Cie. Ltd. Inc. Jr. op. p. pp. réf. suiv. tél. vol. vs. J.-C. J‑C. J.-M. J.-P. J.-L. J.-F. J.-Y. J.-B. J.-J."
)
_ENGLISH_ABBREVIATIONS = _words(
    "Gov. Sen. Rep. Reps. Sens. Gen. Lt. Col. Sgt. Capt. Cmdr. Adm. Maj. Pvt. Cpl. Messrs. Rev. Prof. Dr. Mr. Mrs. Ms. "
    "St. Mt. Ave. Blvd. Rd. Inc. Ltd. Corp. Co. Bros. Jr. Sr. Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec. "
    "vs. e.g. i.e. approx. dept. Dept. Univ. Assn. a.m. p.m."
)


class GroupingTokenizer(DummyTokenizer):  # type: ignore[misc, unused-ignore]
    """spaCy's tokenizer, after which the digit groups of a number become one token.

    >>> nlp = French()
    >>> [token.text for token in nlp.make_doc("Où sont les 2 200 tentes d’Orbec, demande-t-elle ?")]
    ['Où', 'sont', 'les', '2 200', 'tentes', 'd’', 'Orbec', ',', 'demande', '-t-elle', '?']
    """

    def __init__(self, base: Tokenizer, name: str, *, days_stand_before_numbers: bool = False):
        self.base = base
        self.name = name
        self.vocab: Vocab = base.vocab
        self.days_stand_before_numbers = days_stand_before_numbers

    def __call__(self, text: str) -> Doc:
        """Cut a text into tokens that join up to exactly that text."""
        doc: Doc = self.base(text)
        groups = [match for match in _DIGIT_GROUPS.finditer(text) if self._is_number(match)]
        if groups:
            with doc.retokenize() as retokenizer:
                for match in groups:
                    span = doc.char_span(match.start(), match.end())
                    if span is not None and len(span) > 1:
                        retokenizer.merge(span)
        return doc

    def _is_number(self, match: re.Match[str]) -> bool:
        if not self.days_stand_before_numbers or match["space"] != " ":
            return True
        return _DAY_BEFORE.search(match.string, max(0, match.start() - 12), match.start()) is None

    def __reduce__(self) -> tuple[Callable[[Vocab], GroupingTokenizer], tuple[Vocab]]:
        return _BUILDERS[self.name], (self.vocab,)


def _without_wordy_smileys(rules: Mapping[str, list[dict[int, str]]]) -> dict[str, list[dict[int, str]]]:
    # "(8)" is a numbered point, "xD" and "8)" nothing a newspaper prints.
    return {
        text: tokens
        for text, tokens in rules.items()
        if text.isspace() or not any(c.isalnum() for c in text) or re.fullmatch(r"[\w.'’-]+", text)
    }


def _whole(words: Iterable[str]) -> dict[str, list[dict[int, str]]]:
    return {word: [{ORTH: word}] for word in words}


def _spellings(word: str) -> list[str]:
    both = [word, word[0].upper() + word[1:]]
    return both + [spelling.replace("'", "’") for spelling in both if "'" in spelling]


def _prefixes() -> list[str]:
    kept = [prefix for prefix in TOKENIZER_PREFIXES if prefix not in ("#", r"\#")]
    return [*kept, r"#(?![^\W\d])", _QUOTES_AND_DASHES, rf"[{_HYPHENS}](?=[{ALPHA}])"]


def _suffixes() -> list[str]:
    # The apostrophe is dealt with by each language: it closes a quotation, but also ends "qu’" and "the ministers’".
    kept = [suffix for suffix in TOKENIZER_SUFFIXES if suffix not in ("\\'", "’", "'")]
    return [
        *kept,
        _QUOTES_AND_DASHES,
        rf"(?<=[{_HYPHENS}][{ALPHA_UPPER}])\.",  # "ISIS-K." at the end of a sentence
        r"(?<=[0-9])\.",  # "in 2021."
        rf"(?<=[0-9][{ALPHA_LOWER}{ALPHA_UPPER}])\.",  # "10h."
    ]


def _infixes() -> list[str]:
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        _QUOTES_AND_DASHES,
        r"(?<=[0-9])[+*^](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}])[.!?](?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/;](?=[{ALPHA}«“\"])",
        rf"(?<=[{ALPHA}0-9])[()\[\]](?=[{ALPHA}]{{2}})",
    ]


def french_tokenizer(vocab: Vocab) -> GroupingTokenizer:
    """Build the French tokenizer: clitics and elisions cut off, hyphenated words whole."""
    infixes = [
        *_infixes(),
        rf"(?<=[{ALPHA}][{_APOSTROPHES}])(?=[{ALPHA}0-9«“\"])",
        r"(?<=[0-9])[hH](?=[0-9])",  # "20h30": "20" "h" "30"
        rf"(?<=\bM\.)(?=[{ALPHA_UPPER}][{ALPHA_LOWER}])",
        # The hyphen stays with the pronoun: "donne" "-t-il", "dit" "-il".
        rf"(?<=[{ALPHA}])(?<![-‑]t)(?=[{_HYPHENS}](?:{_CLITICS}))",
    ]
    suffixes = [
        *_suffixes(),
        r"(?<=[0-9])[hH]",
        rf"(?<![^\w][{_ELISIONS}])(?<!^[{_ELISIONS}])(?<![Qq]u)(?<!QU)[{_APOSTROPHES}]",
    ]
    words = [spelling for word in _WHOLE_FRENCH for spelling in _spellings(word)] + _FRENCH_ABBREVIATIONS
    base = Tokenizer(
        vocab,
        rules=_without_wordy_smileys(BASE_EXCEPTIONS) | _whole(words),
        prefix_search=compile_prefix_regex(_prefixes()).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_HANDLE,
        url_match=URL_MATCH,
    )
    return GroupingTokenizer(base, "sayso.fr.v1")


def english_tokenizer(vocab: Vocab) -> GroupingTokenizer:
    """Build the English tokenizer: contractions and possessives cut off."""
    infixes = [
        *_infixes(),
        # "well-known" is three words, "co-founder" one.
        rf"(?<=[{ALPHA}])(?<!\b[eE])(?<!\b[cC]o)(?<!\b[rR]e)(?<!\b[nN]on)(?<!\b[pP]re)(?<!\b[mM]id)(?<!\b[pP]ro)"
        rf"(?<!\b[aA]nti)(?<!\b[mM]ulti)[{_HYPHENS}](?=[{ALPHA}])",
        rf"(?<=[0-9])[{_HYPHENS}](?=[{ALPHA}])",  # "a 10-week siege"
        rf"(?<=\b[0-9]{{4}})[{_HYPHENS}](?=[0-9]{{4}}\b)",  # "2013-2014"
    ]
    rules = _without_wordy_smileys(ENGLISH_EXCEPTIONS) | _whole(_ENGLISH_ABBREVIATIONS)
    base = Tokenizer(
        vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(_prefixes()).search,
        suffix_search=compile_suffix_regex([*_suffixes(), r"(?<=[0-9])(?:bn|mn|tn|k)", f"[{_APOSTROPHES}]"]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_HANDLE,
        url_match=URL_MATCH,
    )
    return GroupingTokenizer(base, "sayso.en.v1", days_stand_before_numbers=True)


_BUILDERS: dict[str, Callable[[Vocab], GroupingTokenizer]] = {
    "sayso.fr.v1": french_tokenizer,
    "sayso.en.v1": english_tokenizer,
}


def _first_letters(text: str, *, length: int) -> str:
    return text[:length]


def create_french_tokenizer(prefix: int = 1) -> Callable[[Language], GroupingTokenizer]:
    """Give a configuration its French tokenizer; `prefix` is how many first letters of a word its model looks at."""
    return functools.partial(_create, build=french_tokenizer, prefix=prefix)


def create_english_tokenizer(prefix: int = 1) -> Callable[[Language], GroupingTokenizer]:
    """Give a configuration its English tokenizer; `prefix` is how many first letters of a word its model looks at."""
    return functools.partial(_create, build=english_tokenizer, prefix=prefix)


def _create(nlp: Language, *, build: Callable[[Vocab], GroupingTokenizer], prefix: int) -> GroupingTokenizer:
    nlp.vocab.lex_attr_getters[PREFIX] = functools.partial(_first_letters, length=prefix)  # type: ignore[attr-defined]
    return build(nlp.vocab)


registry.tokenizers.register("sayso.fr.v1", func=create_french_tokenizer)
registry.tokenizers.register("sayso.en.v1", func=create_english_tokenizer)


class _FrenchDefaults(BaseDefaults):
    config: Config = BaseDefaults.config.merge({"nlp": {"tokenizer": {"@tokenizers": "sayso.fr.v1"}}})


class _EnglishDefaults(BaseDefaults):
    config: Config = BaseDefaults.config.merge({"nlp": {"tokenizer": {"@tokenizers": "sayso.en.v1"}}})


class French(Language):  # type: ignore[no-untyped-call, unused-ignore]
    """French without spaCy's own exceptions."""

    lang = "fr"
    default_config = _FrenchDefaults.config
    Defaults = _FrenchDefaults


class English(Language):  # type: ignore[no-untyped-call, unused-ignore]
    """English with the tokenizer of this module."""

    lang = "en"
    default_config = _EnglishDefaults.config
    Defaults = _EnglishDefaults
