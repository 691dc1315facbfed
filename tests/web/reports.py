"""Invented reports with hand-made statements: what the page's tests show, without any weights."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sayso.ledger import Found
from sayso.records import Anchor, Figure, Identity, Metadata, Name, Report, Statement, digest

READER = "tests"


def report(key: str, text: str, *, language: str = "fr", published_from: str = "given", **known: str) -> Report:
    origin: Any = published_from if "published" in known else "none"
    return Report.make(key=key, text=text, language=language, metadata=Metadata(**known), published_from=origin)


def anchor(of: Report, words: str, *, after: int = 0) -> Anchor:
    start = of.text.index(words, after)
    return Anchor.of(of, start, start + len(words))


def statement(
    of: Report, *content: str, source: str = "", cue: str = "", after: str = "", form: Any = "direct", **rest: Any
) -> Statement:
    """Make a statement from its words; source and cue are looked for behind the words `after`."""
    pieces = tuple(anchor(of, words) for words in content)
    behind = of.text.index(after)
    cues = (anchor(of, cue, after=behind),) if cue else ()
    return Statement(
        id=Statement.identify(of.id, pieces, cues),
        report_id=of.id,
        content=pieces,
        source=(anchor(of, source, after=behind),) if source else (),
        cue=cues,
        form=form,
        found_by=rest.pop("found_by", "fr.cue.dire"),
        **rest,
    )


DAM = report(
    "pile/agence-vallon-0412.txt",
    "Montreval, 12 avril (Agence Vallon) – Le barrage de la Serre « tiendra cette nuit », a assuré dimanche la préfète "
    "Aurélie Vasseur, en demandant aux habitants des quais de rester à l’étage.\n\n"
    "« Nous surveillons le niveau toutes les dix minutes », a-t-elle ajouté, « et personne ne dort ici ».\n\n"
    "Selon un pompier qui n’a pas voulu donner son nom, la vanne nord ne répond plus depuis vendredi. "
    "Des fissures auraient été vues sous la passerelle.\n\n"
    "Interrogée sur une évacuation, la maire de Montreval, Odile Kerbrat, s’est montrée prudente : "
    "« Pas avant que l’eau atteigne le repère rouge. »",
    title="Crue de la Serre : la préfète assure que le barrage tiendra",
    publisher="Agence Vallon",
    url="https://vallon.example/depeches/0412-serre",
    published="2026-04-12T18:40:00+02:00",
    published_from="metadata",
)
GATE = report(
    "pile/harrow-post.html",
    "MONTREVAL — Engineers warned on Monday that the north gate of the Serre dam “could fail within hours,” and a "
    "spokesman for the river authority, Tomas Eberle, said crews had been unable to reach the control room.\n\n"
    "“We asked for pumps on Friday,” Eberle said. “We were told to wait.”\n\n"
    "Eleven people were reportedly taken to hospital in Sainte-Aude.",
    language="en",
    title="Dam gate “could fail within hours”, engineers warn",
    publisher="The Harrow Post",
    url="https://harrowpost.example/world/serre-dam",
    published="2026-04-13",
    published_from="dateline",
)
QUAY = report(
    "pile/quais.txt",
    "Hier soir, le porte-parole de la Croix-Blanche, Idris Fontanel, a estimé que « près de deux cents familles » "
    "avaient quitté les quais de Sainte-Aude. Il a nié que des vivres aient manqué.",
    title="Sainte-Aude : des familles quittent les quais",
    publisher="Le Courrier des Deux Rives",
)
ALL = (DAM, GATE, QUAY)

HOLDS = statement(
    DAM, "tiendra cette nuit", source="la préfète Aurélie Vasseur", cue="a assuré", speaker=("Aurélie Vasseur",)
)
WATCHES = statement(
    DAM,
    "Nous surveillons le niveau toutes les dix minutes",
    "et personne ne dort ici",
    source="elle",
    cue="a-t-elle ajouté",
    speaker=("Aurélie Vasseur",),
)
GATE_SILENT = statement(
    DAM,
    "la vanne nord ne répond plus depuis vendredi",
    source="un pompier",
    cue="Selon",
    form="indirect",
    found_by="fr.cue.selon",
)
CRACKS = statement(
    DAM,
    "Des fissures auraient été vues sous la passerelle",
    form="indirect",
    hearsay=True,
    found_by="fr.hedge.conditionnel",
)
RED_MARK = statement(
    DAM,
    "Pas avant que l’eau atteigne le repère rouge.",
    source="la maire de Montreval, Odile Kerbrat",
    act="answer",
    speaker=("Odile Kerbrat",),
)
COULD_FAIL = statement(
    GATE,
    "could fail within hours",
    source="Engineers",
    cue="warned",
    act="warn",
    form="mixed",
    found_by="en.cue.warn",
)
NO_ACCESS = statement(
    GATE,
    "crews had been unable to reach the control room",
    source="a spokesman for the river authority, Tomas Eberle",
    cue="said",
    form="indirect",
    speaker=("Tomas Eberle",),
    found_by="en.cue.say",
)
PUMPS = statement(
    GATE,
    "We asked for pumps on Friday",
    "We were told to wait.",
    source="Eberle",
    cue="said",
    after="for pumps",
    speaker=("Tomas Eberle",),
    found_by="en.cue.say",
)
HOSPITAL = statement(
    GATE,
    "Eleven people were reportedly taken to hospital in Sainte-Aude",
    form="indirect",
    hearsay=True,
    found_by="en.hedge.reportedly",
)
FAMILIES = statement(
    QUAY,
    "« près de deux cents familles » avaient quitté les quais de Sainte-Aude",
    source="le porte-parole de la Croix-Blanche, Idris Fontanel",
    cue="a estimé",
    form="mixed",
    act="estimate",
    speaker=("Idris Fontanel", "Croix-Blanche"),
)
NO_SHORTAGE = statement(
    QUAY,
    "des vivres aient manqué",
    source="Il",
    cue="a nié",
    form="indirect",
    act="deny",
    speaker=("Idris Fontanel",),
)
STATEMENTS = {
    DAM.id: (HOLDS, WATCHES, GATE_SILENT, CRACKS, RED_MARK),
    GATE.id: (COULD_FAIL, NO_ACCESS, PUMPS, HOSPITAL),
    QUAY.id: (FAMILIES, NO_SHORTAGE),
}


def figure(of: Report, words: str, value: str | None = None, **fields: Any) -> Figure:
    """Make a figure from its words; without bounds it is exact."""
    where = anchor(of, words)
    numbers: dict[str, Any] = {name: Decimal(fields.pop(name)) for name in ("low", "high") if name in fields}
    return Figure(
        id=f"{of.id[:8]}{where.span.start:08x}",
        anchor=where,
        kind=fields.pop("kind", "exact"),
        value=None if value is None else Decimal(value),
        found_by=fields.pop("found_by", "fr.bound.test"),
        **numbers,
        **fields,
    )


TEN_MINUTES = figure(
    DAM, "dix", "10", counted="minutes", topic="other", claimed_by="Aurélie Vasseur", within=WATCHES.id
)
ELEVEN = figure(GATE, "Eleven", "11", counted="people", topic="injured", hearsay=True, within=HOSPITAL.id)
TWO_HUNDRED = figure(
    QUAY,
    "près de deux cents",
    "200",
    kind="about",
    approx=True,
    counted="familles",
    topic="displaced",
    claimed_by="Idris Fontanel",
    as_of="2026-04-13T20:00",
    within=FAMILIES.id,
)
AT_LEAST = figure(GATE, "pumps", kind="at_least", low="3", counted="pumps", claimed_by="<b>Tomas</b> Eberle")


def name(of: Report, *forms: str, type: Any = "person", roles: tuple[str, ...] = ()) -> Name:
    """Make a name from its forms, each at the first place behind the one before."""
    mentions: list[Anchor] = []
    for form in forms:
        mentions.append(anchor(of, form, after=mentions[-1].span.end if mentions else 0))
    return Name(
        id=digest("name", of.id, mentions[0].span.start),
        report_id=of.id,
        type=type,
        name=forms[0],
        mentions=tuple(mentions),
        roles=tuple(anchor(of, role) for role in roles),
        found_by="fr.names",
    )


VASSEUR = name(DAM, "Aurélie Vasseur", roles=("la préfète",))
KERBRAT = name(DAM, "Odile Kerbrat", roles=("la maire de Montreval",))
EBERLE = name(GATE, "Tomas Eberle", "Eberle", roles=("a spokesman for the river authority",))
FONTANEL = name(QUAY, "Idris Fontanel")
CROSS = name(QUAY, "Croix-Blanche", type="organisation")
NAMES = {
    DAM.id: (VASSEUR, KERBRAT, name(DAM, "Montreval", type="place")),
    GATE.id: (EBERLE, name(GATE, "Sainte-Aude", type="place")),
    QUAY.id: (FONTANEL, CROSS, name(QUAY, "Sainte-Aude", type="place")),
}
IDENTITY = Identity(
    id="identity-eberle", left=anchor(GATE, "Tomas Eberle"), right=anchor(GATE, "Eberle said"), found_by="x"
)
FOUND = {
    DAM.id: Found(figures=(TEN_MINUTES,), names=NAMES[DAM.id]),
    GATE.id: Found(figures=(AT_LEAST, ELEVEN), names=NAMES[GATE.id], identities=(IDENTITY,)),
    QUAY.id: Found(figures=(TWO_HUNDRED,), names=NAMES[QUAY.id]),
}
