"""Every export with a line on what it is for and what opens it; the whole graph or a part of it."""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import partial
from pathlib import Path

import streamlit as st

from kg.errors import KgError
from kg.explorer import known, picture
from kg.explorer.graph import start_options
from kg.explorer.markup import tag
from kg.explorer.source import Session
from kg.export import FORMATS, Filters, export
from kg.views.filters import Filter
from kg.views.network import Picture
from kg.vocab import RESOURCE

_LARGE = 30_000  # announcements from which on the command line is the better way
_ENDINGS = {"csv": "csv.zip", "parquet": "parquet.zip"}


def show(s: Session) -> None:
    """Draw the choice of a part and a row for each format."""
    w = s.words
    st.html(
        tag(
            "div",
            tag("h1", w("downloads.title")),
            tag("p", w("downloads.what"), class_="about"),
            class_="kg-title",
        )
    )
    filters = _filters(s)
    if filters.all and known.figures(s, Filter()).announcements > _LARGE:
        st.info(w("downloads.large"))
        st.code(f"kg export graph.nq --store {s.store}", language="bash")
        return
    for name in FORMATS:
        _row(s, name, filters)


def _filters(s: Session) -> Filters:
    w = s.words
    with st.expander(w("downloads.part")):
        who, since, until = st.columns([3, 1, 1])
        options = {i: n for i, n in start_options(s).items() if not i.startswith("facility/")}
        about = who.selectbox(
            w("downloads.about"), list(options), index=None, format_func=options.__getitem__, key="export_about",
            placeholder=w("filter.any"),
        )  # fmt: skip
        first = since.text_input(w("filter.since"), key="export_since", placeholder="2025-01", max_chars=10)
        last = until.text_input(w("filter.until"), key="export_until", placeholder="2025-12", max_chars=10)
    iri = (RESOURCE + about,) if about else ()
    return Filters(
        organisation=iri if about and about.startswith("organisation/") else (),
        place=iri if about and about.startswith("place/") else (),
        since=first or None,
        until=last or None,
    )


def _row(s: Session, name: str, filters: Filters) -> None:
    w = s.words
    text, button = st.columns([5, 1.4], vertical_alignment="center")
    text.html(tag("div", tag("b", w(f"formats.{name}")), tag("div", w(f"formats.{name}_for"), class_="about")))
    key = f"{name}-{s.key}-{filters}"
    place = button.empty()
    if place.button(w("downloads.prepare"), key=f"prepare_{name}", width="stretch"):
        with place, st.spinner(w("downloads.preparing")):
            st.session_state["prepared"] = (key, _made(s, name, filters))
    ready = st.session_state.get("prepared")
    if ready and ready[0] == key and ready[1] is not None:
        ending = _ENDINGS.get(name, FORMATS[name].endings[0].removeprefix("."))
        place.download_button(
            w("downloads.save", size=f"{len(ready[1]) / 1e6:.1f}"), ready[1], f"ai-infrastructure.{ending}",
            FORMATS[name].media_type, on_click="ignore", key=f"save_{name}", type="primary", width="stretch",
        )  # fmt: skip


def _made(s: Session, name: str, filters: Filters) -> bytes | None:
    try:
        if FORMATS[name].folder is not None:
            return _zipped(s, name, filters)
        sheet = io.BytesIO()
        export(s.reader, sheet, name, filters, partial(_draw, s))
        return sheet.getvalue()
    except KgError as error:
        st.error(s.words.said(str(error)))
        return None


def _draw(s: Session, chosen: Picture) -> str:
    return picture.html(s.words, chosen, s.words("app.title"))


def _zipped(s: Session, name: str, filters: Filters) -> bytes:
    """A folder as one file."""
    sheet = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "tables"
        export(s.reader, target, name, filters)
        with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
                archive.write(path, path.relative_to(folder))
    return sheet.getvalue()
