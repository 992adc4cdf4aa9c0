"""One organisation, place, facility, product or policy."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from kg.explorer import charts, known, parts
from kg.explorer.markup import join, link, name, safe, tag
from kg.explorer.panel import panel
from kg.explorer.source import Session
from kg.explorer.world import world
from kg.views import overview
from kg.views.things import Profile
from kg.views.values import Named

_TIMELINE = 60


def show(s: Session) -> None:
    """Draw the page of the thing that the address names."""
    found = known.profile(s, st.query_params["id"]) if "id" in st.query_params else None
    if found is None:
        parts.empty(s.words("thing.unknown"), s.words("thing.unknown_do"))
        return
    _head(s, found)
    figures = known.figures(s, found.filter)
    st.html(parts.figures(s.words, figures, s.currency))
    if figures.announcements:
        _money(s, found)
        _partners(s, found)
    _relations(s, found)
    if figures.announcements:
        _timeline(s, found)


def _head(s: Session, found: Profile) -> None:
    w, this = s.words, found.thing
    above = join((parts.named(w, n) for n in found.above), " › ")
    facts = [tag("span", w.term(this.cls), class_=f"kind k-{this.kind}"), above or None]
    other = [n for n in found.names if n != w.named(this.id, this.label)][:8]
    lines = [
        tag("p", join([f for f in facts if f], " · "), class_="about"),
        tag("p", w("thing.also"), " ", join((name(n) for n in other), ", "), class_="about") if other else None,
        tag("p", _elsewhere(found), class_="about") if found.elsewhere else None,
        tag("p", w("thing.below"), " ", join((parts.named(w, n) for n in found.below[:24]), ", "), class_="about")
        if found.below
        else None,
    ]
    title = tag("h1", name(w.named(this.id, this.label)))
    more = join(
        (
            link(w("thing.graph"), "graph", {"from": this.id}, class_="more"),
            link(w("thing.compare"), "compare", {"a": this.id}, class_="more"),
            link(w("thing.filter"), "overview", found.filter.as_address(), class_="more"),
        ),
        " ",
    )
    st.html(tag("div", title, *(line for line in lines if line), tag("p", more), class_="kg-title"))


def _elsewhere(found: Profile) -> Markup:
    """The same thing in other registers, to be opened there."""
    iris = [iri for iri in found.elsewhere if iri.startswith(("http://", "https://"))]
    return join((tag("a", _host(iri), href=iri, target="_blank", rel="noreferrer") for iri in iris), " · ")


def _host(iri: str) -> str:
    """Where an address leads, in short: Wikidata Q95, else its host and last part."""
    last = iri.rstrip("/").rpartition("/")[2]
    return f"Wikidata {last}" if "wikidata.org" in iri else f"{iri.split('/')[2]} {last}"


def _money(s: Session, found: Profile) -> None:
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.html(parts.heading(s.words("overview.months"), s.words("overview.months_note")))
        rows = known.months(s, found.filter)
        if rows:
            panel(charts.months(s.words, rows, s.currency), key="months")
        else:
            parts.empty(s.words("overview.no_months"), s.words("overview.no_months_do"))
    with right:
        st.html(parts.heading(s.words("overview.map"), s.words("overview.map_note")))
        spots = known.spots(s, found.filter)
        panel(world(s.words, spots, s.currency, close=True), key="map")


def _partners(s: Session, found: Profile) -> None:
    w = s.words
    columns = st.columns(3, gap="large")
    for column, kind in zip(columns, ("organisation", "place", "facility"), strict=True):
        rows = known.partners(s, found.thing.id, kind, 10)
        with column:
            st.html(parts.heading(w(f"thing.with_{kind}"), level=3))
            st.html(parts.shared(w, rows, s.currency))


def _relations(s: Session, found: Profile) -> None:
    if not found.relations:
        return
    w = s.words
    st.html(parts.heading(w("thing.relations"), w("thing.relations_note")))
    rows = (
        tag(
            "li",
            parts.named(w, r.source),
            f" {w.term(r.link)} ",
            parts.named(w, r.target),
            " ",
            _quote(r.span.words if r.span else ""),
        )
        for r in found.relations[:40]
    )
    st.html(tag("ul", *rows, class_="relations"))


def _quote(words: str) -> Markup:
    return tag("q", words.strip()) if words else safe("")


def _timeline(s: Session, found: Profile) -> None:
    rows = overview.headlines(s.catalogue, found.filter, "newest", _TIMELINE)
    count = known.figures(s, found.filter).announcements
    note = s.words.many("figures.n_announcements", count)
    if count > len(rows):
        note = s.words("thing.newest", n=len(rows), of=count)
    st.html(parts.heading(s.words("thing.timeline"), note))
    st.html(parts.table(s.words, rows))


def title(s: Session, thing: Named) -> str:
    """A thing's name in the language of the page."""
    return s.words.named(thing.id, thing.label)
