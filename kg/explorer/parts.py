"""The parts that several pages are made of: badges, figures, lists of announcements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from kg.explorer.markup import join, link, name, safe, tag
from kg.explorer.wording import Words
from kg.explorer.writing import day, listed, money, number, power
from kg.views.values import Figures, Headline, Named, Ranked

_MAIN_ROLES = ("investor", "acquirer", "developer", "customer", "operator", "government", "funder")


def figures(w: Words, found: Figures, currency: str) -> Markup:
    """The strip of totals."""
    cells = [
        (number(w, found.announcements), w.many("figures.announcements", found.announcements), ""),
        (money(w, found.money, currency) or "0", w("figures.money"), w("figures.money_help")),
        (power(w, found.megawatts), w("figures.power"), w("figures.power_help")),
        (number(w, found.jobs), w.many("figures.jobs", found.jobs), w("figures.power_help")),
        (number(w, found.organisations), w.many("figures.organisations", found.organisations), ""),
        (number(w, found.sources), w.many("figures.sources", found.sources), w("figures.sources_help")),
    ]
    return strip(cells)


def strip(cells: Iterable[tuple[object, object, str]]) -> Markup:
    """Figures side by side: (figure, what it counts, help)."""
    each = (
        tag("div", tag("dd", figure), tag("dt", label), class_="figure", title=help_ or None)
        for figure, label, help_ in cells
    )
    return tag("dl", *each, class_="figures")


def badges(w: Words, told: Headline) -> Markup:
    """State, dispute and sources of an announcement."""
    return join(
        (
            status(w, told.status),
            tag("span", w("badge.disputed"), class_="badge s-disputed", title=disputed(w, told))
            if told.disputed
            else None,
            tag("span", w("badge.part"), class_="badge s-part", title=w("badge.part_help"))
            if told.whole
            else None,
        ),
        " ",
    )


def disputed(w: Words, told: Headline) -> str:
    """What the sources of an announcement contradict each other on, in a sentence."""
    return w("badge.disputed_help", slots=listed(w, [w.term(slot) for slot in told.disputed]))


def status(w: Words, local: str) -> Markup:
    """A state as a badge."""
    return tag("span", w.term(local), class_=f"badge s-{local}") if local else Markup("")


def named(w: Words, thing: Named) -> Markup:
    """A thing's name as a link to its page."""
    return link(name(w.named(thing.id, thing.label), thing.kind), "thing", {"id": thing.id})


def plain_title(w: Words, told: Headline) -> str:
    """An announcement in a few words: who, what for how much, where."""
    who = listed(w, [w.named(n.id, n.label) for n in leading(told)][:3])
    what = w.term(told.type)
    size = money(w, told.value, told.currency) or power(w, told.mw)
    where = [w.named(n.id, n.label) for n in told.facilities[:1] or told.places[:1]]
    return " · ".join(part for part in (who, what, size, *where) if part)


def leading(told: Headline) -> tuple[Named, ...]:
    """The actors that an announcement is told by first."""
    main = tuple(n for n in told.actors if n.role in _MAIN_ROLES)
    seen: dict[str, Named] = {}
    for actor in main or told.actors:
        seen.setdefault(actor.id, actor)
    return tuple(seen.values())


def table(w: Words, rows: Sequence[Headline]) -> Markup:
    """Announcements as a table; on a phone each row becomes a card."""
    head = tag("tr", *(tag("th", w(f"table.{c}"), scope="col", class_=f"c-{c}") for c in _COLUMNS))
    body = tag("tbody", *(_row(w, told) for told in rows))
    return tag("table", tag("thead", head), body, class_="announcements")


_COLUMNS = ("day", "who", "what", "where", "amount", "power", "sources", "status")


def _row(w: Words, told: Headline) -> Markup:
    who = join([named(w, n) for n in leading(told)[:3]] + ([safe("…")] if len(leading(told)) > 3 else []), ", ")
    where = join((named(w, n) for n in (*told.facilities[:1], *told.places[:2])), ", ")
    cells = {
        "day": day(w, told.seen, short=True),
        "who": who or "–",
        "what": link(w.term(told.type), "announcement", {"id": told.id}, class_="what"),
        "where": where,
        "amount": tag("span", money(w, told.value, told.currency), class_=None if told.counted else "uncounted"),
        "power": power(w, told.mw),
        "sources": number(w, told.sources),
        "status": badges(w, told),
    }
    return tag(
        "tr", *(tag("td", value, class_=f"c-{c}", data_label=w(f"table.{c}")) for c, value in cells.items())
    )


def short_list(w: Words, told: Sequence[Headline]) -> Markup:
    """Announcements for a narrow column: a title, the day, the badges."""
    rows = (
        tag(
            "li",
            link(plain_title(w, each), "announcement", {"id": each.id}),
            " ",
            badges(w, each),
            tag("small", " ", day(w, each.seen, short=True), class_="when"),
        )
        for each in told
    )
    return tag("ul", *rows, class_="hits")


def shared(w: Words, rows: Sequence[Ranked], currency: str) -> Markup:
    """What a thing shares announcements with: how many, for how much."""
    if not rows:
        return tag("p", w("thing.none"), class_="about")
    cells = (
        tag("tr", tag("td", named(w, r.thing)),
            tag("td", w.many("figures.n_announcements", r.announcements)),
            tag("td", money(w, r.money or None, currency), class_="c-amount"))
        for r in rows
    )  # fmt: skip
    return tag("table", tag("tbody", *cells), class_="small")


def empty(title: str, what: str) -> None:
    """A state with nothing to show, and what to do about it."""
    st.html(tag("div", tag("strong", title), tag("p", what), class_="empty"))


def heading(text: object, note: object = "", level: int = 2) -> Markup:
    """A heading with a small note beside it."""
    return tag(f"h{level}", text, tag("small", note) if note else None, class_="kg-heading")
