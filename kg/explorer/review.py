"""What is uncertain, to be confirmed or rejected; each decision becomes a judgement that outlives builds."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st
from markupsafe import Markup

from kg.codec import number
from kg.errors import KgError
from kg.explorer import adding, parts, said
from kg.explorer.markup import join, link, name, tag
from kg.explorer.source import Session
from kg.explorer.wording import Words
from kg.explorer.writing import day
from kg.model import Judgement, JudgementKind
from kg.resolve import judgements
from kg.views import articles, overview, queue
from kg.views.ledger import Said, Told, ledger, thing
from kg.views.queue import Item
from kg.views.values import Headline

_PAGE = 8
Choice = tuple[str, JudgementKind, str]  # its word, the judgement, the value


def show(s: Session) -> None:
    """Draw the queue of the chosen kind."""
    w = s.words
    st.html(
        tag("div", tag("h1", w("review.title")), tag("p", w("review.what"), class_="about"), class_="kg-title")
    )
    try:
        known = judgements.load(adding.judgement_folder())
    except KgError as error:
        st.error(s.words.said(str(error)))
        return
    _apply(s, known)
    items = {kind: [i for i in found if not _judged(i, known)] for kind, found in _queue(s.key, s).items()}
    kind = st.segmented_control(
        w("review.kind"), queue.KINDS, default=next((k for k in queue.KINDS if items[k]), queue.KINDS[0]),
        format_func=lambda k: f"{w(f'review.kinds.{k}')} ({len(items[k])})", label_visibility="collapsed",
        required=True, key="review_kind",
    )  # fmt: skip
    st.html(tag("p", w(f"review.about.{kind}"), class_="note"))
    if not items[kind]:
        parts.empty(w("review.nothing"), w("review.nothing_do"))
    for item in items[kind][:_PAGE]:
        _card(s, item, known)
    if len(items[kind]) > _PAGE:
        st.caption(w("review.more", n=len(items[kind]) - _PAGE))


@st.cache_data(show_spinner=False, max_entries=4)
def _queue(key: str, _s: Session) -> Mapping[str, list[Item]]:
    found: dict[str, list[Item]] = {kind: [] for kind in queue.KINDS}
    read = queue.read_again(adding.shelf(_s.store).all())
    for item in (*queue.disputes(_s.catalogue), *queue.pairs(_s.catalogue), *queue.names(_s.catalogue), *read):
        found[item.kind].append(item)
    return found


def _judged(item: Item, known: Sequence[Judgement]) -> bool:
    """Whether somebody has decided on this before."""
    ends = {item.subject, item.object}
    if item.object:
        return any({j.subject, j.object} == ends for j in known)
    return any(j.subject == item.subject and (not item.slot or j.slot in ("", item.slot)) for j in known)


def _card(s: Session, item: Item, known: Sequence[Judgement]) -> None:
    with st.container(border=True):
        st.html(_what(s, item))
        choices = _choices(s, item)
        if not choices:
            return
        reason = st.text_input(
            s.words("review.reason"), key=f"why_{item.key}", max_chars=200, label_visibility="collapsed",
            placeholder=s.words("review.reason"),
        )  # fmt: skip
        with st.container(horizontal=True):
            for number, (word, kind, value) in enumerate(choices):
                if st.button(word, key=f"do_{item.key}_{number}"):
                    _judge(s, item, kind, value, reason, known)


def _what(s: Session, item: Item) -> Markup:
    w = s.words
    if item.kind in ("dispute", "pair"):
        told = overview.by_id(s.catalogue, [i for i in (item.subject, item.object) if i])
        said_by = _said_by(s, item) if item.kind == "dispute" else None
        return join([*(_title(w, t) for t in told), said_by])
    if item.kind == "name":
        ends = [known for i in (item.subject, item.object) if (known := thing(s.catalogue, i))]
        return tag(
            "p", join((parts.named(w, known) for known in ends), w("review.or")), tag("small", f" {item.why} %")
        )
    why = w.texts.get(f"refusals.{item.why}", item.why)
    source = tag("small", name(item.subject.partition("/")[2]), class_="about")
    where = tag("b", f"{item.slot} {item.value}: ") if item.slot else None
    return tag("div", tag("q", item.words.strip()), tag("p", where, name(why), class_="note"), source)


def _title(w: Words, told: Headline) -> Markup:
    seen = tag("small", " ", day(w, told.day or told.seen, short=True))
    title_ = link(parts.plain_title(w, told), "announcement", {"id": told.id})
    return tag("p", title_, " ", parts.badges(w, told), seen)


def _said_by(s: Session, item: Item) -> Markup:
    """Each value in dispute beside the sentences that give it, with their articles."""
    w = s.words
    found = ledger(s.reader, s.catalogue, item.subject)
    quotes: dict[str, tuple[Said, list[Markup]]] = {}
    for told in found.tellings if found else ():
        for each in told.of(item.slot):
            quotes.setdefault(each.key, (each, []))[1].append(_sentence(s, told, each))
    rows = (
        tag("tr", tag("th", said.value(w, each), scope="row"), tag("td", *lines))
        for each, lines in quotes.values()
    )
    return tag("table", tag("caption", w.term(item.slot)), tag("tbody", *rows), class_="slots")


def _sentence(s: Session, told: Told, each: Said) -> Markup:
    whole = articles.text(s.reader, told.article)
    about = " · ".join(filter(None, (told.title, day(s.words, told.issued, short=True))))
    source = tag("small", name(about), class_="quote")
    if not whole or not each.spans:
        return tag("div", source)
    before, words, after = articles.around(whole.text, each.spans[0].start, each.spans[0].end)
    return tag("div", tag("q", before, tag("mark", words, class_=said.look(each.slot)), after), source)


def _choices(s: Session, item: Item) -> list[Choice]:
    w = s.words
    reject: Choice = (w("review.reject"), "reject", "")
    if item.kind == "dispute":
        return [*((w("review.right", value=shown), "right", value) for shown, value in _claims(s, item)), reject]
    if item.kind == "score":
        right: list[Choice] = [(w("review.right", value=item.value), "right", item.value)] if item.value else []
        wrong: list[Choice] = [(w("review.wrong", value=item.value), "wrong", item.value)] if item.value else []
        return [*right, *wrong, reject]
    if item.object:
        return [(w("review.same"), "same", ""), (w("review.different"), "different", "")]
    return []


def _claims(s: Session, item: Item) -> list[tuple[str, str]]:
    """The figures that are said, for people and as judgements write them."""
    found = ledger(s.reader, s.catalogue, item.subject)
    each: dict[str, Said] = {a.key: a for t in found.tellings for a in t.of(item.slot)} if found else {}
    written = {
        _written(item.slot, a.value): Markup(said.value(s.words, a)).striptags()
        for a in each.values()
        if isinstance(a.value, Mapping)
    }
    return [(shown, value) for value, shown in written.items()]


def _written(slot: str, value: Mapping[str, Any]) -> str:
    """A figure as judgements write it: "20000000000 USD", "1200 MW", "300 jobs"."""
    if slot == "amount":
        return f"{number(Decimal(str(value['value'])))} {value['currency']}"
    if slot == "capacity":
        return f"{number(Decimal(str(value['megawatts'])))} MW"
    return f"{value['count']} {'construction' if value.get('jobKind') == 'construction' else 'jobs'}"


def _judge(
    s: Session, item: Item, kind: JudgementKind, value: str, reason: str, known: Sequence[Judgement]
) -> None:
    judgement = Judgement(
        id=f"x-{secrets.token_hex(5)}", kind=kind, subject=item.subject, object=item.object,
        slot=item.slot if value else "", value=value, date=date.today().isoformat(), author="explorer",
        reason=reason,
    )  # fmt: skip
    try:
        judgements.append(judgement, adding.judgement_folder() / "explorer.csv", known)
    except KgError as error:
        st.error(s.words.said(str(error)))
        return
    st.session_state["review_waiting"] = st.session_state.get("review_waiting", 0) + 1
    st.toast(s.words("review.kept"))
    st.rerun()


def _apply(s: Session, known: Sequence[Judgement]) -> None:
    w = s.words
    waiting = st.session_state.get("review_waiting", 0)
    st.html(tag("p", w.many("review.judgements", len(known)), class_="note"))
    if waiting and st.button(w("review.apply", n=waiting), type="primary", key="review_apply"):
        try:
            with st.spinner(w("review.applying")):
                changed = adding.apply_judgements(s.store)
        except KgError as error:
            st.error(s.words.said(str(error)))
            return
        st.session_state["review_waiting"] = 0
        st.toast(w.many("review.applied", changed))
        st.rerun()
