import pytest

from reading.making import Line, pdf, read, refuse

TEXT: list[Line] = [
    (70, 740, "La maire de Port-Alder a demandé jeudi aux habitants du quai nord de quitter leurs loge-"),
    (70, 726, "ments avant la nuit. « Nous n’attendrons pas que l’eau soit à nos portes », a déclaré sa porte-"),
    (70, 712, "parole devant la presse."),
    (70, 684, "Douze autocars partiront toutes les heures du parvis de la gare, selon la préfecture du Val de"),
    (70, 670, "Sarne, qui a ouvert deux gymnases."),
]
JOINED = (
    "La maire de Port-Alder a demandé jeudi aux habitants du quai nord de quitter leurs logements avant la nuit. "
    "« Nous n’attendrons pas que l’eau soit à nos portes », a déclaré sa porte-parole devant la presse.\n\n"
    "Douze autocars partiront toutes les heures du parvis de la gare, selon la préfecture du Val de Sarne, "
    "qui a ouvert deux gymnases."
)


def test_lines_become_paragraphs() -> None:
    """Lines are joined, a parted word loses its hyphen, a compound keeps it, a gap ends the paragraph."""
    assert read(pdf(TEXT), "pdf").text == JOINED


def test_indents_end_paragraphs_too() -> None:
    """Where paragraphs are set off by an indent, that ends them."""
    closer = [(x + (14 if n in (0, 3) else 0), 740 - 14 * n, text) for n, (x, _, text) in enumerate(TEXT)]
    assert read(pdf(closer), "pdf").text == JOINED


def test_items_of_a_list_are_paragraphs() -> None:
    """Every item of a list with dashes is a paragraph of its own, also behind a full line."""
    lines: list[Line] = [
        (70, 740, "La préfecture du Val de Sarne demande jeudi soir aux habitants des communes riveraines :"),
        (70, 726, "– de quitter leurs logements avant la nuit et de gagner à pied la gare ou les gymnases ;"),
        (70, 712, "– de ne pas revenir."),
    ]
    assert read(pdf(lines), "pdf").text == "\n\n".join(text for _, _, text in lines)


def test_a_paragraph_runs_on_over_a_page() -> None:
    """A sentence that is not at its end at the foot of a page goes on at the head of the next."""
    first, second = TEXT[:2], [(x, y + 28, text) for x, y, text in TEXT[2:]]
    assert read(pdf(first, second), "pdf").text == JOINED


def test_mastheads_and_page_numbers_are_left_out() -> None:
    """What stands at the head and the foot of every page is no text."""
    villages = ["Brévin", "Sarne", "Haut-Mas", "Ormeaux"]

    def of(village: str) -> list[Line]:
        lines = (f"À {village}, {what}." for what in ("la crue monte", "le pont a cédé", "les élèves restent chez eux"))
        return [(70, 740 - 14 * place, line) for place, line in enumerate(lines)]

    pages = [
        [(70, 800, "La Gazette du Val"), *of(village), (300, 40, f"Page {number} / 4")]
        for number, village in enumerate(villages, start=1)
    ]
    text = read(pdf(*pages), "pdf").text
    assert "Gazette" not in text
    assert "Page" not in text
    assert all(f"À {village}" in text for village in villages)


def test_repeated_lines_of_two_pages_stay() -> None:
    """On two pages a repetition may be the text's own."""
    text = read(pdf(TEXT, TEXT), "pdf").text
    assert text.count("La maire") == 2


def test_sensible_properties_are_kept() -> None:
    """A title and an author in the properties are kept."""
    report = read(pdf(TEXT, info="/Title (La digue tient) /Author (Lucie Morel)"), "pdf")
    assert (report.title, report.author) == ("La digue tient", "Lucie Morel")


@pytest.mark.parametrize("title", ["Microsoft Word - note.docx", "untitled", "note finale.pdf", "Document1", ""])
def test_properties_of_a_program_are_not(title: str) -> None:
    """A title that a program wrote, and the day a file was made, are left out."""
    report = read(pdf(TEXT, info=f"/Title ({title}) /Author (user) /CreationDate (D:20260314120000Z)"), "pdf")
    assert (report.title, report.author, report.published_from) == (None, None, "none")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([]), "no text layer, only pictures: OCR it first"),
        (pdf([(70, 700, "1 2 3 4")]), "OCR it first"),
        (b"%PDF-1.4\n", "broken"),
        (b"not a pdf at all", "broken"),
        (pdf(TEXT)[:200], "broken"),
    ],
)
def test_a_pdf_without_words_is_refused(data: bytes, reason: str) -> None:
    """A PDF of pictures, and one that is broken, is refused with what to do."""
    assert reason in refuse(data, "pdf")


def test_a_protected_pdf_is_refused() -> None:
    """A PDF with a password is refused with that reason."""
    key = "<" + "41" * 32 + ">"
    data = pdf(TEXT).replace(
        b"/Info 8 0 R" if b"/Info 8 0 R" in pdf(TEXT) else b"/Info",
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00> <00>] /Info".encode(),
        1,
    )
    assert "password" in refuse(data, "pdf")
