"""Reports and statements to test with: invented people, places and media."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sayso.ledger.figures import Found
from sayso.records import (
    Anchor,
    Figure,
    Identity,
    Metadata,
    Name,
    RawReport,
    Report,
    Statement,
    TimeExpr,
    Unread,
    digest,
)
from sayso.records.names import NameType
from sayso.records.statements import Act, Form

DAM = (
    "« Le barrage de Tourvel tient », a déclaré mardi la préfète Solène Aubrac.\n\n"
    "Selon les pompiers du Val-Dormant, trois hameaux restent coupés du monde. "
    "« Qui paiera ? », a demandé le maire, Ilyès Cormeray."
)
BRIDGE = (
    'The bridge at Kestrel Bay "will not open before Friday," harbour master Ada Pell said.\n\n'
    "Pell and fire chief Tom Ruddock warned that the ferry would stop too."
)
READER = "sayso 1, fr 1"


def make_report(
    text: str = DAM,
    *,
    key: str = "pile/barrage.txt",
    language: str = "fr",
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: str | None = None,
    dateline: bool = False,
) -> Report:
    """Return a report; `published` was given, or stood in its dateline."""
    return Report.make(
        key=key,
        text=text,
        language=language,
        metadata=Metadata(title=title, publisher=publisher, url=url, published=published),
        published_from="none" if published is None else "dateline" if dateline else "given",
    )


def make_raw(text: str = DAM, *, key: str = "pile/barrage.txt", published: str | None = None) -> RawReport:
    """Return a raw report whose text came as text."""
    return RawReport(key=key, media="plain", data=text, given=Metadata(published=published, language="fr"))


def anchor(report: Report, words: str) -> Anchor:
    """Return the anchor of the first place where the words stand."""
    start = report.text.index(words)
    return Anchor.of(report, start, start + len(words))


def make_statement(
    report: Report,
    *pieces: str,
    source: str | None = None,
    cue: str | None = None,
    speaker: tuple[str, ...] = (),
    act: Act = "say",
    form: Form = "direct",
    within: str | None = None,
    answers: str | None = None,
) -> Statement:
    """Return the statement whose content is the pieces."""
    content = tuple(anchor(report, piece) for piece in pieces)
    cues = () if cue is None else (anchor(report, cue),)
    return Statement(
        id=Statement.identify(report.id, content, cues),
        report_id=report.id,
        content=content,
        cue=cues,
        source=() if source is None else (anchor(report, source),),
        speaker=speaker,
        act=act,
        form=form,
        within=within,
        answers=answers,
        found_by="test.rule",
    )


def dam_statements(report: Report) -> list[Statement]:
    """Return what stands in a report whose text is `DAM`."""
    return [
        make_statement(
            report,
            "Le barrage de Tourvel tient",
            source="la préfète Solène Aubrac",
            cue="a déclaré",
            speaker=("Solène Aubrac",),
        ),
        make_statement(
            report,
            "trois hameaux restent coupés du monde",
            source="les pompiers du Val-Dormant",
            cue="Selon",
            form="indirect",
        ),
        make_statement(
            report,
            "Qui paiera ?",
            source="le maire, Ilyès Cormeray",
            cue="a demandé",
            speaker=("Ilyès Cormeray",),
            act="ask",
        ),
    ]


def bridge_statements(report: Report) -> list[Statement]:
    """Return what stands in a report whose text is `BRIDGE`."""
    return [
        make_statement(
            report,
            "will not open before Friday,",
            source="harbour master Ada Pell",
            cue="said",
            speaker=("Ada Pell",),
            form="mixed",
        ),
        make_statement(
            report,
            "the ferry would stop too",
            source="Pell and fire chief Tom Ruddock",
            cue="warned",
            speaker=("Ada Pell", "Tom Ruddock"),
            act="warn",
            form="indirect",
        ),
    ]


def make_figure(report: Report, words: str, value: int | None = None, **fields: Any) -> Figure:
    """Return the figure that stands on the words; without `kind` it is exact."""
    numbers: dict[str, Any] = {name: Decimal(fields.pop(name)) for name in ("low", "high") if name in fields}
    where = anchor(report, words)
    return Figure(
        id=f"figure-{words}",
        anchor=where,
        kind=fields.pop("kind", "exact"),
        value=None if value is None else Decimal(value),
        found_by="test.rule",
        **numbers,
        **fields,
    )


def dam_found(report: Report) -> Found:
    """Return figures, times and unread numerals of `DAM`."""
    return Found(
        figures=(make_figure(report, "trois", 3, counted="hameaux", claimed_by="pompiers du Val-Dormant"),),
        times=(
            TimeExpr(
                id="time-mardi",
                anchor=anchor(report, "mardi"),
                type="date",
                start="2026-03-10",
                end="2026-03-11",
                grain="day",
                anchored_to="2026-03-14",
                found_by="test.rule",
            ),
        ),
        unread=(Unread(anchor=anchor(report, "Qui"), reason="a word of the test"),),
        names=dam_names(report),
        identities=(make_identity(report, "pompiers", "Val-Dormant"),),
    )


def dam_names(report: Report) -> tuple[Name, ...]:
    """Return the names of `DAM`."""
    return (
        make_name(report, "Solène Aubrac", roles=("la préfète",)),
        make_name(report, "pompiers du Val-Dormant", type="organisation"),
        make_name(report, "Ilyès Cormeray", roles=("le maire",)),
    )


def bridge_names(report: Report) -> tuple[Name, ...]:
    """Return the names of `BRIDGE`."""
    return (
        make_name(report, "Kestrel Bay", type="place"),
        make_name(report, "Ada Pell", "Pell", roles=("harbour master",)),
        make_name(report, "Tom Ruddock", roles=("fire chief",)),
    )


def make_name(report: Report, *forms: str, type: NameType = "person", roles: tuple[str, ...] = ()) -> Name:
    """Return the name whose forms each stand where they are first found, the last form wherever it stands last."""
    places = [anchor(report, forms[0])]
    for form in forms[1:]:
        start = report.text.rindex(form)
        places.append(Anchor.of(report, start, start + len(form)))
    mentions = tuple(sorted(places, key=lambda place: place.span))
    return Name(
        id=digest("name", report.id, mentions[0].span.start, mentions[0].span.end),
        report_id=report.id,
        type=type,
        name=forms[0],
        mentions=mentions,
        roles=tuple(anchor(report, role) for role in roles),
        found_by="test.rule",
    )


def make_identity(report: Report, left: str, right: str) -> Identity:
    """Return the identity that stands on two first places."""
    first, second = anchor(report, left), anchor(report, right)
    return Identity(id=digest("identity", report.id, left, right), left=first, right=second, found_by="test.rule")
