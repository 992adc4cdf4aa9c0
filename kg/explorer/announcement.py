"""One announcement: every slot with the words that say it, source by source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from kg.explorer import adding, canvas, parts, said
from kg.explorer.layout import positions
from kg.explorer.marking import Mark, marked
from kg.explorer.markup import join, link, name, safe, tag
from kg.explorer.source import Session
from kg.explorer.writing import day, money, number, power
from kg.resolve import Join, judgements
from kg.resolve import Ledger as AllArticles
from kg.views import articles, network
from kg.views.ledger import SLOTS, Ledger, Said, Told, ledger
from kg.views.network import Wanted

_SHOWN_ARTICLES = 8


def show(s: Session) -> None:
    """Draw the page of the announcement that the address names."""
    found = ledger(s.reader, s.catalogue, st.query_params["id"]) if "id" in st.query_params else None
    if found is None:
        parts.empty(s.words("announcement.unknown"), s.words("announcement.unknown_do"))
        return
    _head(s, found)
    table, texts = st.columns([5, 4], gap="large")
    with table:
        _slots(s, found)
        _states(s, found)
        _why(s, found)
        _family(s, found)
        _around(s, found)
    with texts:
        _articles(s, found)


def _head(s: Session, found: Ledger) -> None:
    w, told = s.words, found.headline
    st.html(tag("div", tag("h1", name(parts.plain_title(w, told))), parts.badges(w, told), class_="kg-title"))
    cells = [
        (money(w, told.value, told.currency), w.term("amount"), ""),
        (power(w, told.mw), w.term("capacity"), ""),
        (number(w, told.jobs), w.term("jobs"), ""),
        (day(w, told.day or told.seen), w("announcement.day" if told.day else "announcement.seen"), ""),
        (number(w, told.sources), w.many("figures.sources", told.sources), w("figures.sources_help")),
    ]
    st.html(parts.strip(cell for cell in cells if cell[0]))


def _slots(s: Session, found: Ledger) -> None:
    w = s.words
    st.html(parts.heading(w("announcement.slots"), w("announcement.slots_note")))
    differing = found.differing()
    shown = [slot for slot in SLOTS if any(t.of(slot) for t in found.tellings)]
    rows = (_slot_row(s, found, slot, slot in differing) for slot in shown)
    st.html(tag("table", tag("tbody", *rows), class_="slots"))


def _slot_row(s: Session, found: Ledger, slot: str, differs: bool) -> Markup:
    values: dict[str, list[tuple[int, Said]]] = {}
    for index, told in enumerate(found.tellings):
        for each in told.of(slot):
            values.setdefault(each.key, []).append((index, each))
    note = tag("span", s.words("announcement.differs"), class_="badge s-disputed") if differs else None
    cells = (tag("div", _value(s, told), class_="claim") for told in values.values())
    head = tag("th", said.slot(s.words, slot), " ", note, scope="row")
    return tag("tr", head, tag("td", tag("div", *cells, class_="claims")), class_="differs" if differs else None)


def _value(s: Session, told: Sequence[tuple[int, Said]]) -> Markup:
    places: dict[tuple[int, str], int] = {}
    for index, each in told:
        for span in each.spans:
            places.setdefault((index, span.words.strip()), span.start)
    quotes = [
        tag("a", f"[{index + 1}] ", tag("q", words), href=f"#{_anchor(index, start)}", class_="quote")
        for (index, words), start in places.items()
    ]
    bare = [tag("span", f"[{index + 1}]", class_="quote") for index, each in told if not each.spans]
    return join((said.value(s.words, told[0][1]), *quotes[:6], *bare[:6]))


def _anchor(index: int, start: int) -> str:
    return f"m{index + 1}-{start}"


def _states(s: Session, found: Ledger) -> None:
    w = s.words
    st.html(parts.heading(w("announcement.states"), w("announcement.states_note")))
    items = (_state(s, told, index) for index, told in enumerate(found.tellings))
    st.html(tag("ol", *items, class_="states"))


def _state(s: Session, told: Told, index: int) -> Markup:
    states = [parts.status(s.words, str(each.value)) for each in told.of("status")]
    amounts = [said.value(s.words, each) for each in told.of("amount")]
    date = tag("time", day(s.words, told.issued) or s.words("announcement.undated"))
    return tag(
        "li", date, join(states + amounts, " "), tag("span", f"[{index + 1}] ", name(told.title), class_="source")
    )


def _family(s: Session, found: Ledger) -> None:
    w = s.words
    if found.whole:
        st.html(parts.heading(w("announcement.whole"), w("announcement.whole_note")))
        st.html(parts.table(w, [found.whole]))
    if found.parts:
        st.html(parts.heading(w("announcement.parts"), w("announcement.parts_note")))
        st.html(parts.table(w, found.parts))


def _around(s: Session, found: Ledger) -> None:
    """A small picture of what the announcement names, and what has to do with it."""
    told = found.headline
    named = tuple(dict.fromkeys(n.id for n in (*told.actors, *told.places, *told.facilities)))
    drawn = network.picture(s.catalogue, Wanted(named, 1, limit=40))
    if len(drawn.nodes) < 2 or not drawn.edges:
        return
    st.html(parts.heading(s.words("announcement.around")))
    clicked = canvas.draw(s.words, drawn, positions(drawn), "", "around", height=340)
    if clicked and clicked.startswith("node "):
        st.session_state["go_to"] = clicked.removeprefix("node ")
        st.rerun()
    st.html(tag("p", link(s.words("announcement.graph"), "graph", {"from": named[0]}, class_="more")))


def _why(s: Session, found: Ledger) -> None:
    """What speaks for and against the articles telling one announcement, when asked for."""
    w = s.words
    if len(found.tellings) < 2:
        return
    st.html(parts.heading(w("announcement.why"), w("announcement.why_note")))
    if not st.toggle(w("announcement.why_show"), key="why"):
        return
    with st.spinner(w("read.comparing")):
        joins = _joins(s.key, found.headline.id, s)
    numbers = {told.article.removeprefix("article/"): f"[{n}]" for n, told in enumerate(found.tellings, 1)}
    rows = (_join(s, join_, numbers) for join_ in joins[:12])
    st.html(tag("ul", *rows, class_="why") if joins else tag("p", w("announcement.why_unknown"), class_="note"))


@st.cache_data(show_spinner=False, max_entries=32)
def _joins(key: str, identifier: str, _s: Session) -> tuple[Join, ...]:
    return _ledger(key, _s).why(identifier)


@st.cache_resource(show_spinner=False, max_entries=1)
def _ledger(key: str, _s: Session) -> AllArticles:
    everything = AllArticles(judgements.load(adding.judgement_folder()))
    everything.update(adding.shelf(_s.store).all())
    return everything


def _join(s: Session, found: Join, numbers: Mapping[str, str]) -> Markup:
    pair = " – ".join(numbers.get(article, article) for article in (found.one, found.other))
    word = s.words("announcement.joined" if found.same else "announcement.parted")
    judged = f" ({s.words('announcement.judged')})" if found.judgement else ""
    reasons = (
        tag(
            "li",
            f"{comparison.score:+.1f} ",
            name(comparison.reason),
            class_="against" if comparison.forbids else None,
        )
        for comparison in found.comparisons
    )
    return tag("li", tag("b", pair), f" {word}{judged}", tag("ul", *reasons))


def _articles(s: Session, found: Ledger) -> None:
    w = s.words
    count = len(found.tellings)
    st.html(parts.heading(w("announcement.articles"), w.many("announcement.articles_note", count)))
    for index, told in enumerate(found.tellings[:_SHOWN_ARTICLES]):
        st.html(_article(s, told, index))
    if count > _SHOWN_ARTICLES:
        st.caption(w("announcement.more_articles", n=count - _SHOWN_ARTICLES))


def _article(s: Session, told: Told, index: int) -> Markup:
    whole = articles.text(s.reader, told.article)
    about = join(
        (
            safe(part)
            for part in (day(s.words, told.issued), told.publisher, s.words(f"language.{told.language}"))
            if part
        ),
        " · ",
    )
    head = tag(
        "header", tag("b", f"[{index + 1}] "), tag("strong", name(told.title)), tag("div", about, class_="about")
    )
    marks = [
        Mark(span.start, span.end, said.look(each.slot), said.slot(s.words, each.slot), _anchor(index, span.start))
        for each in told.said
        for span in each.spans
    ]
    body = marked(whole.text, marks) if whole else Markup("")
    return tag(
        "article", head, tag("div", body, class_="text", lang=told.language, tabindex="0"), class_="source-text"
    )
