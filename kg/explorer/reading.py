"""Read a text: what it names, what it announces, what was refused and why; then put it into the graph, or not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from kg.errors import KgError
from kg.explorer import adding, parts, said
from kg.explorer.marking import Mark, marked
from kg.explorer.markup import join, link, name, tag
from kg.explorer.source import Session
from kg.explorer.writing import NARROW, day, money, number, power
from kg.mentions.reading import read as figures_in
from kg.model import Announcement, Extraction, Fact, Proof
from kg.views import overview

_FILES = ["txt", "md", "html", "htm"]
_MOST = 200_000  # characters of a pasted text
_FIGURES = {"money": "m-money", "power": "m-power", "jobs": "m-jobs", "date": "m-time", "duration": "m-time",
            "hardware": "m-product", "energy": "m-power"}  # fmt: skip


def show(s: Session) -> None:
    """Draw the two ways to give a text, and what was read."""
    st.html(
        tag(
            "div",
            tag("h1", s.words("read.title")),
            tag("p", s.words("read.what"), class_="about"),
            class_="kg-title",
        )
    )
    _ask(s)
    found: Extraction | None = st.session_state.get("read_extraction")
    if found is None:
        return
    _found(s, found)


def _ask(s: Session) -> None:
    w = s.words
    with st.form("read_form", border=False):
        text = st.text_area(w("read.paste"), height=180, key="read_text", max_chars=_MOST)
        file = st.file_uploader(w("read.drop"), type=_FILES, key="read_file", max_upload_size=5)
        asked = st.form_submit_button(w("read.read"), type="primary")
    if not asked:
        return
    for key in ("read_extraction", "read_added", "read_undone"):
        st.session_state.pop(key, None)
    given = _given(text, file)
    if given is None:
        st.warning(w("read.nothing"))
        return
    try:
        with st.spinner(w("read.reading")):
            st.session_state["read_extraction"] = _read(*given)
    except KgError as error:
        st.error(s.words.said(str(error).removeprefix(f"{given[1]}: " if given and not file else "")))


def _given(text: str, file: object) -> tuple[str, str] | None:
    """The text and the name to read it under."""
    if file is not None:
        raw: bytes = file.getvalue()  # type: ignore[attr-defined]  # Streamlit's uploaded file
        return raw.decode("utf-8", errors="replace"), str(file.name)  # type: ignore[attr-defined]
    if not text.strip():
        return None
    ending = ".html" if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")) else ".txt"
    return text, f"pasted-{hashlib.sha256(text.encode()).hexdigest()[:10]}{ending}"


def _read(text: str, title: str) -> Extraction:
    from kg.reading import read_article  # spaCy takes seconds to import, and only this page needs it

    return read_article(adding.article_of(text, title))


def _found(s: Session, found: Extraction) -> None:
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.html(
            parts.heading(
                name(found.article.title or found.article.id), s.words(f"language.{found.article.language}")
            )
        )
        body = marked(found.article.text, _marks(s, found))
        st.html(
            tag(
                "article",
                tag("div", body, class_="text tall", lang=found.article.language, tabindex="0"),
                class_="source-text",
            )
        )
        st.html(tag("ul", *_legend(s), class_="legend"))
    with right:
        _announcements(s, found)
        _add(s, found)
        _refusals(s, found)


def _marks(s: Session, found: Extraction) -> Iterator[Mark]:
    """All figures and dates lightly, what fills a slot on top."""
    article = found.article
    for mention in figures_in(article.text, article.language, article.published):
        if mention.kind in _FIGURES:
            yield Mark(
                mention.start, mention.end, f"{_FIGURES[mention.kind]} faint", s.words(f"mention.{mention.kind}")
            )
    for relation in found.relations:
        for e in relation.evidence:
            yield Mark(e.start, e.end, "m-product faint", s.words.term(_camel(relation.predicate)))
    for number_, told in enumerate(found.announcements, 1):
        for slot, proof in _proofs(told):
            for e in proof:
                yield Mark(e.start, e.end, said.look(slot), f"[{number_}] {said.slot(s.words, slot)}")


def _proofs(told: Announcement) -> Iterator[tuple[str, Proof]]:
    yield "status", told.status_evidence
    for actor in told.actors:
        yield actor.role, actor.evidence
    for slot, values in (
        ("place", told.places), ("facility", told.facilities), ("capacity", told.capacity), ("jobs", told.jobs),
        ("hardware", told.hardware), ("energySource", told.energy),
    ):  # fmt: skip
        for value in values:
            yield slot, value.evidence
    if told.amount:
        yield "amount", told.amount.evidence
    if told.period:
        yield "period", told.period.evidence
    yield "announcedOn", told.announced_on_evidence


def _legend(s: Session) -> Iterator[Markup]:
    for kind in ("organisation", "place", "facility", "money", "power", "jobs", "product", "time"):
        yield tag("li", tag("mark", s.words(f"mention.{kind}"), class_=f"m-{kind}"))


def _announcements(s: Session, found: Extraction) -> None:
    w = s.words
    count = len(found.announcements)
    st.html(parts.heading(w.many("read.found", count)))
    if not count:
        parts.empty(w("read.none"), w("read.none_do"))
    st.html(tag("ol", *(_told(s, told) for told in found.announcements), class_="told"))
    if found.relations:
        rows = (
            tag("li", name(r.subject), f" {w.term(_camel(r.predicate))} ", name(r.object)) for r in found.relations
        )
        st.html(tag("ul", *rows, class_="relations"))


def _told(s: Session, told: Announcement) -> Markup:
    w = s.words
    title = join((tag("b", w.term(_camel(told.type).capitalize() if "_" not in told.type else "EnergyDeal")), " ",
                  parts.status(w, _camel(told.status))))  # fmt: skip
    lines = [(w.term(a.role), name(a.name)) for a in told.actors]
    if told.amount:
        lines.append(
            (
                w.term("amount"),
                _qualified(s, told.amount.qualifier, money(w, float(told.amount.value), told.amount.currency)),
            )
        )
    lines += [(w.term("place"), join((name(p.name) for p in told.places), ", "))] if told.places else []
    lines += [(w.term("facility"), join((name(p.name) for p in told.facilities), ", "))] if told.facilities else []
    lines += [
        (w.term("capacity"), _qualified(s, c.qualifier, power(w, float(c.megawatts)))) for c in told.capacity
    ]
    lines += [(w.term("jobs"), _qualified(s, j.qualifier, number(w, j.count))) for j in told.jobs]
    lines += [
        (w.term("hardware"), join((f"{number(w, h.count)}{NARROW}× " if h.count else "", name(h.name))))
        for h in told.hardware
    ]
    lines += (
        [(w.term("energySource"), name(", ".join(w.term(_camel(e.source)) for e in told.energy)))]
        if told.energy
        else []
    )
    lines += [(w.term("announcedOn"), name(day(w, told.announced_on)))] if told.announced_on else []
    rows = (tag("tr", tag("th", label, scope="row"), tag("td", value)) for label, value in lines)
    return tag("li", title, tag("table", tag("tbody", *rows), class_="slots"))


def _qualified(s: Session, qualifier: str, value: str) -> Markup:
    return name(value if qualifier == "exact" else f"{s.words.term(_camel(qualifier))} {value}")


def _camel(local: str) -> str:
    """The ontology's form of a name of the records: at_least is atLeast."""
    head, *rest = local.split("_")
    return head + "".join(part.capitalize() for part in rest)


def _refusals(s: Session, found: Extraction) -> None:
    w = s.words
    if not found.refusals:
        return
    st.html(parts.heading(w("read.refused"), w("read.refused_note")))
    rows = (
        tag("li", tag("q", r.sentence.text.strip()), tag("p", w.texts.get(f"refusals.{r.reason}", r.reason)))
        for r in found.refusals
    )
    st.html(tag("ul", *rows, class_="hits"))


def _add(s: Session, found: Extraction) -> None:
    w = s.words
    st.html(parts.heading(w("read.graph"), level=3))
    try:
        if st.session_state.get("read_added"):
            _added(s, found)
        else:
            _offer(s, found)
    except KgError as error:
        st.error(s.words.said(str(error)))


def _offer(s: Session, found: Extraction) -> None:
    w = s.words
    with st.spinner(w("read.comparing")):
        seen = _preview(s.key, found.article.sha256, found.article.id, s, found)
    if st.session_state.pop("read_undone", None):
        st.info(w("read.undone"))
    if seen.known:
        st.html(tag("p", w("read.known"), class_="note"))
    rows = (_would(s, fact, fact.id in seen.joined) for fact in seen.facts)
    st.html(tag("ul", *rows, class_="relations"))
    if st.button(
        w("read.add"), type="primary", key="read_add", disabled=not (found.announcements or found.relations)
    ):
        with st.spinner(w("read.adding")):
            outcome = adding.add(s.store, found)
        if outcome.state == "failed":
            st.error(w.said(outcome.reason))
            return
        st.session_state["read_added"] = [(fact.announcement.key, fact.id) for fact in seen.facts]
        st.rerun()


@st.cache_data(show_spinner=False, max_entries=16)
def _preview(key: str, text: str, article: str, _s: Session, _found: Extraction) -> adding.Preview:
    return adding.preview(_s.store, _found)


def _would(s: Session, fact: Fact, joined: bool) -> Markup:
    """What becomes of one announcement: new, joined with one that is there, or in dispute with it."""
    label = tag("b", f"[{fact.announcement.key.removeprefix('a')}] ")
    there = overview.by_id(s.catalogue, [fact.id]) if joined else []
    if not there:
        return tag("li", label, s.words("read.new"))
    amount, other = fact.announcement.amount, there[0]
    differs = amount and other.value and (float(amount.value), amount.currency) != (other.value, other.currency)
    dispute = tag("span", s.words("badge.disputed"), class_="badge s-disputed") if differs else None
    to = link(parts.plain_title(s.words, other), "announcement", {"id": fact.id})
    return tag("li", label, s.words("read.joined"), " ", to, " ", dispute)


def _added(s: Session, found: Extraction) -> None:
    w = s.words
    st.success(w("read.added"))
    rows = (
        tag(
            "li", tag("b", f"[{key.removeprefix('a')}] "), link(w("read.open"), "announcement", {"id": identifier})
        )
        for key, identifier in st.session_state["read_added"]
    )
    st.html(tag("ul", *rows, class_="relations"))
    if st.button(w("read.undo"), key="read_undo"):
        with st.spinner(w("read.adding")):
            adding.take_out(s.store, found.article.id)
        st.session_state.pop("read_added")
        st.session_state["read_undone"] = True
        st.rerun()
