"""Finding the times of a report and resolving them against its publication date."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sayso.extraction.times.calendar import GRAINS, Stretch
from sayso.extraction.times.clocks import Clock
from sayso.extraction.times.days import Named, Within
from sayso.extraction.times.grammar import CLASSES, grammar_of
from sayso.extraction.times.lexicon import Piece
from sayso.extraction.times.meanings import Context, Meaning
from sayso.extraction.times.stretches import Every, Lasting, Opened, Rolling, Shift
from sayso.languages.pack import Pack
from sayso.records import Anchor, Report, TimeExpr, digest

__all__ = ["find_times"]

_REACH = 12  # pieces: how far a word that tells past from future is looked for
_FAR = 1200  # characters: how far back "the day before" looks for its day
_MOST_MENTIONED = 8


def find_times(report: Report, pack: Pack) -> list[TimeExpr]:
    """Return the dates, clock times, periods, durations and sets of a report, resolved against its publication date.

    "Le pont, fermé mardi soir, rouvrira le 31 août" holds two. Without a publication date a relative time has neither
    start nor end nor `anchored_to`; a duration or a set never has start or end.
    """
    pieces = grammar_of(pack).read(report.text)
    now = datetime.datetime.fromisoformat(report.published_at).replace(tzinfo=None) if report.published_at else None
    found: list[TimeExpr] = []
    mentioned: list[tuple[int, Stretch]] = []
    for place, piece in enumerate(pieces):
        meaning = _meaning(piece) if piece.senses else None
        if meaning is None:
            continue
        if isinstance(meaning, Opened) and meaning.side == "since" and _is_record(pieces, place):
            meaning = meaning.of  # "the worst flood since 1992" speaks of 1992, not of the years since
        lean = _lean(pieces, place, report.text, pack)
        if isinstance(meaning, Shift) and meaning.ahead and (lean < 0 or _is_record(pieces, place)):
            meaning = Lasting(meaning.length)
        recent = tuple(stretch for start, stretch in reversed(mentioned) if piece.start - start <= _FAR)
        if isinstance(meaning, Shift) and meaning.anaphoric and meaning.sign > 0 and lean <= 0 and not recent:
            meaning = Lasting(meaning.length)  # "three days later, he resigned": after a day that nobody told
        context = Context(now, lean, recent)
        stretch = _resolved(meaning, context)
        time = _time(report, piece, meaning, stretch, context)
        if time is None:
            continue
        found.append(time)
        if stretch is not None and stretch.start is not None and not stretch.floating:
            mentioned = [*mentioned[1 - _MOST_MENTIONED :], (piece.start, stretch)]
    return found


def _resolved(meaning: Meaning, context: Context) -> Stretch | None:
    try:
        return meaning.resolve(context)
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return None


def _meaning(piece: Piece) -> Meaning | None:
    if (
        piece.rule is None
        and "date" not in piece.senses
        and "month" not in piece.senses
        and "moment" not in piece.senses
    ):
        return None
    for kind in CLASSES:
        if kind in piece.senses and kind != "nothing":
            meaning: Meaning = piece.senses[kind]
            return meaning
    return None


def _is_record(pieces: Sequence[Piece], place: int) -> bool:
    """Return whether a superlative, a "first" or a negation stands before in the sentence."""
    for piece in reversed(pieces[max(0, place - _REACH) : place]):
        if "boundary" in piece.senses:
            return False
        if "record" in piece.senses:
            return True
    return False


def _lean(pieces: Sequence[Piece], place: int, text: str, pack: Pack) -> int:
    """Return -1 where the words around tell of the past, 1 where they look ahead, 0 where nothing tells."""
    if _is_deadline(pieces, place, text, pack):
        return 1
    before = range(place - 1, max(0, place - _REACH), -1)
    after = range(place + 1, min(len(pieces), place + _REACH))
    is_bare = True
    for side in (before, after):
        for i in side:
            if "boundary" in pieces[i].senses:
                if "quote" in pieces[i].senses:
                    continue
                break
            is_bare = is_bare and bool(pieces[i].senses)
            tense = _tense(pieces[i], text, pack)
            if tense < 0 and "future" in pieces[i - 1].senses:  # "to be held", "will be closed"
                return 1
            if tense < 0 and "copula" in pieces[i - 1].senses:  # "is closed", "stays shut"
                return 0
            if tense:
                return tense
    return 1 if is_bare else 0  # an entry of a calendar tells what is to come


def _is_deadline(pieces: Sequence[Piece], place: int, text: str, pack: Pack) -> bool:
    """Return whether a time is told as an end to come: "urged residents to stay indoors until Friday"."""
    piece = pieces[place]
    words = text[piece.start : piece.end].lower().replace("’", "'").split()
    owner = text[piece.end : piece.end + 2].replace("’", "'").lower() == "'s"  # "hit by Monday's storm"
    ahead = pieces[place - 1] if place else None
    earlier = text[ahead.start : ahead.end].lower().replace("’", "'") if ahead is not None else ""
    return not owner and (words[0] in pack.times.deadlines or earlier in pack.times.deadlines)


def _tense(piece: Piece, text: str, pack: Pack) -> int:
    if "future" in piece.senses:
        return 1
    if "pasttense" in piece.senses:
        return -1
    if piece.senses or piece.end - piece.start < 4:
        return 0
    word = text[piece.start : piece.end].lower()
    if word.endswith(pack.times.future_endings):
        return 1
    return -1 if word.endswith(pack.times.past_endings) else 0


def _time(report: Report, piece: Piece, meaning: Meaning, stretch: Stretch | None, context: Context) -> TimeExpr | None:
    """Return the record; None for a date that no calendar has."""
    if isinstance(meaning, Every):
        kind, every = "set", meaning.length.iso()
        length = every if meaning.lasts else None  # the annual loss is one of a year
    elif isinstance(meaning, Lasting):
        kind, length, every = "duration", meaning.length.iso(), None
    else:
        kind, every = _type(meaning, stretch), None
        by_weeks = isinstance(meaning, Shift) and isinstance(meaning.base, Named | Within)  # "two Fridays ago"
        length = meaning.length.iso() if isinstance(meaning, Shift | Rolling) and not by_weeks else None
        if stretch is None and context.now is not None:
            return None
    own = meaning.length if isinstance(meaning, Every | Lasting | Shift | Rolling) else None
    bounds = (None, None) if stretch is None else (_iso(stretch, stretch.start), _iso(stretch, stretch.end))
    return TimeExpr(
        id=digest("time", report.id, piece.start, piece.end),
        anchor=Anchor.of(report, piece.start, piece.end),
        type=kind,
        start=bounds[0],
        end=bounds[1],
        grain=stretch.grain if stretch is not None else None,
        duration=length,
        every=every,
        approx=bool(own and own.approx),
        bound=own.bound if own else None,
        anchored_to=context.used if stretch is not None and not stretch.floating else None,
        found_by=piece.rule or f"{report.language}.rule.figures",
    )


def _type(meaning: Meaning, stretch: Stretch | None) -> str:
    if stretch is None:
        return {"date": "date", "clock": "datetime", "moment": "datetime", "now": "datetime"}.get(
            meaning.kind, "period"
        )
    if meaning.kind in ("range", "open", "part") or stretch.start is None or stretch.end is None:
        return "period"
    if isinstance(meaning, Clock | Shift) and GRAINS.index(stretch.grain) <= GRAINS.index("minute"):
        return "datetime"
    if meaning.kind in ("moment", "now"):
        return "datetime"
    return "date" if stretch.grain == "day" and stretch.end - stretch.start == datetime.timedelta(days=1) else "period"


def _iso(stretch: Stretch, moment: datetime.datetime | None) -> str | None:
    """Return a bound with the precision that it shows: a year, month, day or minute."""
    if moment is None:
        return None
    if stretch.floating:
        return f"T{moment:%H:%M:%S}"
    ends = [one for one in (stretch.start, stretch.end) if one is not None]
    if any((one.hour, one.minute, one.second) != (0, 0, 0) for one in ends) or GRAINS.index(stretch.grain) < 4:
        return moment.replace(microsecond=0).isoformat()
    if all(one.day == 1 for one in ends) and GRAINS.index(stretch.grain) >= GRAINS.index("month"):
        by_year = all(one.month == 1 for one in ends) and stretch.grain in ("year", "decade", "century")
        return f"{moment.year:04}" if by_year else f"{moment.year:04}-{moment.month:02}"
    return moment.date().isoformat()
