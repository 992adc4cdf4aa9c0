"""Who is most connected, who finances whom, who belongs together."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from kg.explorer import parts
from kg.explorer.markup import join, link, tag
from kg.explorer.source import Session
from kg.explorer.writing import money, number
from kg.views.standing import Community, Flow, Standing, Standings, standings


def show(s: Session) -> None:
    """Draw the three rankings."""
    with st.spinner(s.words("standing.computing")):
        found = _standings(s.key, s)
    if not found.most:
        parts.empty(s.words("standing.empty"), s.words("empty.graph_do"))
        return
    if found.cut:
        st.html(tag("p", s.words("standing.cut"), class_="note"))
    most, flows = st.columns(2, gap="large")
    with most:
        st.html(parts.heading(s.words("standing.most"), s.words("standing.most_note")))
        st.html(_table(s, ("partners", "announcements", "between"), [_most(s, m) for m in found.most]))
    with flows:
        st.html(parts.heading(s.words("standing.flows"), s.words("standing.flows_note")))
        st.html(tag("table", tag("tbody", *(_flow(s, f) for f in found.flows)), class_="small"))
    st.html(parts.heading(s.words("standing.communities"), s.words("standing.communities_note")))
    st.html(tag("ol", *(_community(s, c) for c in found.communities), class_="communities"))


@st.cache_data(show_spinner=False, max_entries=4)
def _standings(key: str, _s: Session) -> Standings:
    return standings(_s.catalogue)


def _table(s: Session, columns: tuple[str, ...], rows: list[Markup]) -> Markup:
    head = [tag("th", s.words("table.who"), scope="col")]
    head += [tag("th", s.words(f"standing.{name}"), scope="col", class_="c-power") for name in columns]
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows), class_="announcements plain")


def _most(s: Session, row: Standing) -> Markup:
    numbers = (
        number(s.words, row.partners),
        number(s.words, row.announcements),
        f"{number(s.words, 100 * row.between, 1)} %",
    )
    return tag(
        "tr", tag("td", parts.named(s.words, row.thing)), *(tag("td", n, class_="c-power") for n in numbers)
    )


def _flow(s: Session, row: Flow) -> Markup:
    w = s.words
    said = join((parts.named(w, row.source), w.term(row.link), parts.named(w, row.target)), " ")
    return tag("tr", tag("td", said), tag("td", money(w, row.money or None, "USD"), class_="c-amount"))


def _community(s: Session, row: Community) -> Markup:
    members = join((parts.named(s.words, m) for m in row.members), ", ")
    rest = f" +{row.size - len(row.members)}" if row.size > len(row.members) else ""
    opened = ",".join(m.id for m in row.members[1:])
    look = link(s.words("standing.look"), "graph", {"from": row.members[0].id, "open": opened}, class_="more")
    return tag("li", members, rest, " ", look)
