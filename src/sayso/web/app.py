"""The application: addresses and forms on one side, the API on the other; no SQL, no linguistics."""

from __future__ import annotations

import concurrent.futures
import contextlib
import copy
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.background import BackgroundTask
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException as StarletteHTTPException

from sayso import pipeline
from sayso.errors import InputError, LedgerError, NotInLedgerError, SaysoError
from sayso.intake.dates import parse_moment
from sayso.ledger.base import StatementQuery, View
from sayso.ledger.checks import file_name as key_name
from sayso.ledger.figures import FigureQuery
from sayso.views.claimed import number_words
from sayso.views.dossier import overview
from sayso.views.wording import (
    decider_words,
    decision_words,
    identity_words,
    join_words,
    kinds_words,
    report_words,
    ruling_words,
)
from sayso.web import pages
from sayso.web.asked import PAGE_SIZE, Asked
from sayso.web.downloads import KINDS, Kind, file_name, write_download
from sayso.web.figures import FigureReading, find_figure_reading, list_figures
from sayso.web.figures_asked import FiguresAsked
from sayso.web.guard import Guard, check_token
from sayso.web.names import (
    VERDICTS,
    KnownNames,
    NamesAsked,
    find_name_choice,
    find_name_page,
    find_name_reading,
    list_names,
)
from sayso.web.runs import Runs
from sayso.web.uploads import lot_of_files, lot_of_text
from sayso.web.wording import counted, date_words, day_words, load_words

__all__ = ["MAX_UPLOAD", "create_app"]

MAX_UPLOAD = 200_000_000
"""The most that one upload may hold, in bytes."""

_HERE = Path(__file__).parent
_CHUNK = 1 << 16
_MAX_FILES = 5_000
_MAX_PASTED = 8_000_000
_PATIENCE = 20.0  # seconds that a form with a date waits for its report to be read again

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the handlers of one application share."""

    ledger_path: Path
    templates: Environment
    runs: Runs
    max_upload: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    names: KnownNames = field(default_factory=KnownNames)


def create_app(ledger_path: Path, *, max_upload: int = MAX_UPLOAD) -> FastAPI:
    """Make the application for one ledger, and the ledger's file where there is none; raises LedgerError."""
    with pipeline.open_ledger(ledger_path):
        pass
    runs = Runs(ledger_path)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(runs.close)

    app = FastAPI(title="sayso", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.site = Site(ledger_path=ledger_path, templates=_templates(), runs=runs, max_upload=max_upload)
    app.include_router(router)
    app.mount("/static", StaticFiles(directory=_HERE / "static"))
    app.add_exception_handler(SaysoError, _show_error)
    app.add_exception_handler(StarletteHTTPException, _show_error)
    app.add_middleware(Guard, limit=max_upload)
    return app


@router.get("/")
def show_statements(request: Request) -> Response:
    """Show the list of statements, and the open report beside it."""
    asked = Asked.of(request.query_params.multi_items())
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        reading, missing = _find_reading(ledger, asked)
        parts: dict[str, Any] = {"asked": asked, "reading": reading, "missing": missing}
        if request.headers.get("hx-target") == "reader":  # the list stays as it is: no need to ask for it
            return _page(request, "reader_only.html", **parts)
        totals = overview(ledger)
        if totals.reports == 0 and not asked.narrows and not missing:
            return _page(request, "add.html", totals=totals, is_first=True)
        listing = pages.list_statements(ledger, asked)
        return _page(
            request, "statements.html", status=404 if missing else 200, totals=totals, listing=listing, **parts
        )


@router.get("/download/{name}")
def download(request: Request, name: str) -> Response:
    """Send all statements that the list with these parameters holds, as a file."""
    kind = _kind(name)
    asked = Asked.of(request.query_params.multi_items())
    return _file(request, asked.query, kind, "statements")


@router.get("/figures")
def show_figures(request: Request) -> Response:
    """Show the list of figures, and the open report beside it."""
    asked = FiguresAsked.of(request.query_params.multi_items())
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        reading, missing = _find_figure_reading(ledger, asked)
        parts: dict[str, Any] = {"asked": asked, "reading": reading, "missing": missing}
        if request.headers.get("hx-target") == "reader":
            return _page(request, "figures_reader_only.html", **parts)
        totals, listing = overview(ledger), list_figures(ledger, asked)
    return _page(request, "figures.html", status=404 if missing else 200, totals=totals, listing=listing, **parts)


@router.get("/figures/download/{name}")
def download_figures(request: Request, name: str) -> Response:
    """Send all figures that the list with these parameters holds, as a file."""
    asked = FiguresAsked.of(request.query_params.multi_items())
    return _file(request, asked.query, _kind(name), "figures")


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise StarletteHTTPException(404)
    return KINDS[name]


def _file(request: Request, query: StatementQuery | FigureQuery, kind: Kind, what: str) -> Response:
    site, masked = _site(request), request.query_params.get("masked") == "1"
    with pipeline.open_ledger(site.ledger_path) as ledger:
        file = write_download(ledger, query, kind, masked=masked)
    what = f"{what}-masked" if masked else what
    headers = {"Content-Disposition": f'attachment; filename="{file_name(site.ledger_path, kind, what=what)}"'}
    chunks = iter(lambda: file.read(_CHUNK), b"")
    return StreamingResponse(chunks, media_type=kind.media_type, headers=headers, background=BackgroundTask(file.close))


@router.get("/names")
def show_names(request: Request) -> Response:
    """Show who is who: names, what is possibly the same, or what was decided."""
    asked = NamesAsked.of(request.query_params.multi_items())
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        listing, totals = list_names(_site(request).names.of(ledger), asked), overview(ledger)
    return _page(request, "names.html", totals=totals, listing=listing, asked=asked)


@router.get("/names/{name_id}")
def show_name(request: Request, name_id: str) -> Response:
    """Show all that is told of one entity."""
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        decided = request.query_params.get("decided", "")
        shown = find_name_page(ledger, _site(request).names.of(ledger), name_id, decided=decided)
        totals = overview(ledger)
    return _page(request, "name.html", status=200 if shown else 404, totals=totals, shown=shown)


@router.get("/names/{name_id}/in/{report_id}")
def show_name_in(request: Request, name_id: str, report_id: str) -> Response:
    """Show a report with the words lit that mean somebody."""
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        reading = find_name_reading(ledger, _site(request).names.of(ledger), name_id, report_id)
        totals = overview(ledger)
    return _page(request, "name_in.html", status=200 if reading else 404, totals=totals, reading=reading)


@router.get("/names/{name_id}/decide")
def choose_name(request: Request, name_id: str) -> Response:
    """Show whom a decision may mean by the other name that was typed."""
    asked = {name: request.query_params.get(name, "") for name in ("other", "verdict", "because")}
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        who, totals = _site(request).names.of(ledger), overview(ledger)
    choice = find_name_choice(who, name_id, asked["other"], asked["verdict"], asked["because"])
    return _page(request, "name_choice.html", status=200 if choice else 404, totals=totals, choice=choice)


@router.post("/names/judge")
async def judge_names(request: Request) -> Response:
    """Note what somebody decides on two names, and go back to where the form was; or ask whom the other name means."""
    site = _site(request)
    async with request.form() as form:
        check_token(form.get("token"), site.token)
        fields = {name: _text(form, name) for name in ("verdict", "left", "right", "because", "back")}
    return _back(await run_in_threadpool(_judge, site, fields), "/names")


@router.post("/names/part")
async def part_name(request: Request) -> Response:
    """Note that the name of one report means another one than the rest, and go to the page of the rest."""
    site = _site(request)
    async with request.form() as form:
        check_token(form.get("token"), site.token)
        name, because = _text(form, "name"), _text(form, "because")
    return _back(await run_in_threadpool(_part, site, name, because), "/names")


@router.post("/names/undo")
async def undo_decision(request: Request) -> Response:
    """Note that a decision counts no more, and go back to where the form was."""
    site = _site(request)
    async with request.form() as form:
        check_token(form.get("token"), site.token)
        number, back = _text(form, "number"), _text(form, "back")
    await run_in_threadpool(_undo, site, number)
    return _back(back, "/names?show=decisions")


@router.get("/reports")
def show_reports(request: Request) -> Response:
    """Show all reports, those that need a date first."""
    asked = Asked.of(request.query_params.multi_items())
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        lines, count = pages.list_reports(ledger, text=asked.query.text, page=asked.page)
        totals = overview(ledger)
    more = asked.page * PAGE_SIZE < count
    return _page(request, "reports.html", totals=totals, lines=lines, count_of=count, asked=asked, more=more)


@router.get("/skipped")
def show_skipped(request: Request) -> Response:
    """Show what was not read, and why."""
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        return _page(request, "skipped.html", totals=overview(ledger))


@router.get("/add")
def show_add(request: Request) -> Response:
    """Show the forms that add reports."""
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        totals = overview(ledger)
    return _page(request, "add.html", totals=totals, is_first=totals.reports == 0)


@router.post("/add")
async def add(request: Request) -> Response:
    """Take files or a pasted text, start to read them, and lead to the page that shows how far it is."""
    site = _site(request)
    async with request.form(max_files=_MAX_FILES, max_part_size=_MAX_PASTED) as form:
        check_token(form.get("token"), site.token)
        run_id = await run_in_threadpool(_start_run, site, form)
    return RedirectResponse(f"/runs/{run_id}", status_code=303)


@router.get("/runs/{run_id}")
def show_run(request: Request, run_id: str) -> Response:
    """Show how far a reading is, and what came of it."""
    run = copy.copy(_site(request).runs.get(run_id))  # as it is now: the totals must not be older than its end
    with pipeline.open_ledger(_site(request).ledger_path) as ledger:
        return _page(request, "run.html", status=200 if run else 404, totals=overview(ledger), run=run)


@router.post("/reports/{report_id}/date")
async def give_date(request: Request, report_id: str) -> Response:
    """Give a report its publication date, and go back to where the form was."""
    site = _site(request)
    async with request.form() as form:
        check_token(form.get("token"), site.token)
        moment, back = parse_moment(_text(form, "published")), _text(form, "back")
    await run_in_threadpool(_give_date, site, report_id, moment)
    return _back(back, "/reports")


def _back(back: str, otherwise: str) -> Response:
    """Lead back to an address of this page; to no other site."""
    is_own = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return RedirectResponse(back if is_own else otherwise, status_code=303)


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


def _find_reading(view: View, asked: Asked) -> tuple[pages.Reading | None, bool]:
    try:
        return pages.find_reading(view, asked), False
    except NotInLedgerError:
        return None, True


def _find_figure_reading(view: View, asked: FiguresAsked) -> tuple[FigureReading | None, bool]:
    try:
        return find_figure_reading(view, asked), False
    except NotInLedgerError:
        return None, True


def _start_run(site: Site, form: FormData) -> str:
    files = [part for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
    text = _text(form, "text")
    if files:
        lot = lot_of_files(files, published=_text(form, "published"), by_name=bool(form.get("by_name")))
    elif text.strip():
        fields = {name: _text(form, name) for name in ("title", "publisher", "url", "published")}
        lot = lot_of_text(text, **fields)
    else:
        raise InputError(load_words().add.nothing)
    return site.runs.read(lot).id


def _give_date(site: Site, report_id: str, moment: str) -> None:
    with pipeline.open_ledger(site.ledger_path) as ledger:
        ledger.report(report_id)  # before waiting in line: is there such a report?
    waiting = site.runs.give_date(report_id, moment)
    with contextlib.suppress(concurrent.futures.TimeoutError):  # a long reading comes first: it is done after that
        waiting.result(timeout=_PATIENCE)


def _judge(site: Site, fields: dict[str, str]) -> str:
    """Add the row; return where to go: back, to the decisions if it is not applied, to a choice if it cannot be told.

    Who is meant is asked where several bear what was typed, or nobody does.
    """
    left, right, verdict, because = (fields[name] for name in ("left", "right", "verdict", "because"))
    if verdict not in VERDICTS:
        raise InputError(f"a verdict is one of {', '.join(VERDICTS)}, got {verdict[:40]!r}")
    with pipeline.open_ledger(site.ledger_path) as ledger:
        who = site.names.of(ledger)
        choice = find_name_choice(who, left, right, verdict, because)
        if choice is not None and not choice.is_clear and who.of_name(right) is None:
            return choice.url
        judged = pipeline.judge(ledger, VERDICTS[verdict], left, right, decided_by="page", because=because)
    return fields["back"] if judged.is_applied else "/names?show=decisions"


def _part(site: Site, name_id: str, because: str) -> str:
    """Add the row; return the address of the others, which tells what was parted from them."""
    with pipeline.open_ledger(site.ledger_path) as ledger:
        judged = pipeline.part(ledger, name_id, decided_by="page", because=because)
    others = judged.ruling.right
    return f"/names/{others.entity.id}?decided={judged.decision.id}" if others else "/names?show=decisions"


def _undo(site: Site, number: str) -> None:
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise InputError(f"a decision has a number, got {number[:40]!r}")
    with pipeline.open_ledger(site.ledger_path) as ledger:
        pipeline.undo(ledger, int(number), decided_by="page")


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _show_error(request: Request, error: Exception) -> Response:
    """Answer what went wrong on purpose: as a page, or as a line of text where a page would not be shown."""
    status = error.status_code if isinstance(error, StarletteHTTPException) else _status(error)
    message = str(error.detail) if isinstance(error, StarletteHTTPException) else str(error)
    if status == 403:
        return Response(message, status, media_type="text/plain")
    return _page(request, "error.html", status=status, totals=None, message=message)


def _status(error: Exception) -> int:
    if isinstance(error, NotInLedgerError):
        return 404
    return 500 if isinstance(error, LedgerError) or not isinstance(error, InputError) else 400


def _page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    site = _site(request)
    html = site.templates.get_template(template).render(
        site=site, path=request.url.path, ledger_name=site.ledger_path.name, **context
    )
    # A lone surrogate is no character and has no UTF-8; it is shown as one that could not be read.
    return HTMLResponse(html.encode("utf-8", "replace"), status)


def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        w=load_words(),
        count=counted,
        number=number_words,
        day=day_words,
        date_of=date_words,
        vars_of=vars,
        downloads=KINDS,
        identity_words=identity_words,
        report_words=report_words,
        ruling_words=ruling_words,
        decider_words=decider_words,
        decision_words=decision_words,
        join_words=join_words,
        kinds_words=kinds_words,
    )
    environment.filters.update(exact=_exact, file_name=key_name)
    environment.tests["web_address"] = pages.is_web_address
    return environment


def _exact(text: str) -> Markup:
    """Escape text so that the browser keeps every character: HTML reads a bare carriage return as a line feed."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704 - escaped on this line
