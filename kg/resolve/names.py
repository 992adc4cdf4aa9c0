"""What only all articles together can say of names: which unknown organisations are one, and one label each.

An article that calls one company "Calyx Infrastructure" and "Calyx" ties these two exact names together, for the
articles that have only one of them; unless some article tells the two apart. Nothing here looks at likeness.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from kg.model import Entity, RelationFact
from kg.resolve import keys
from kg.resolve.values import Reading, Telling

_UNKNOWN = "organisation/n-"


class Names:
    """The names of all articles; which articles a change touches is said by ``add`` and ``remove``."""

    def __init__(self, same: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        """``same`` and ``apart`` are pairs of entity ids that judgements by hand have decided on."""
        self._uses: dict[str, set[str]] = defaultdict(set)  # entity id -> articles
        self._forms: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)  # entity id -> (label, class)
        self._ties: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # id -> id -> articles
        self._apart: dict[frozenset[str], set[str]] = defaultdict(set)  # two ids -> articles
        for one, other in same:
            self._tie(one, other, "")
        for one, other in apart:
            self._apart[frozenset((one, other))].add("")

    def add(self, reading: Reading) -> set[str]:
        """Take in one article; the ids of all articles whose names are settled otherwise now, and its own."""
        article, mine = reading.article.id, _own(reading)
        before = self._known_as(mine)
        for entity in mine:
            self._uses[entity.id].add(article)
            self._forms[entity.id][entity.label, entity.cls] += 1
        for one, other in _ties(mine):
            self._tie(one, other, article)
        for pair in _told_apart(reading):
            self._apart[pair].add(article)
        return self._renamed(before, self._known_as(mine)) | {article}

    def remove(self, reading: Reading) -> set[str]:
        """Take one article out; the ids of all other articles whose names are settled otherwise now."""
        article, mine = reading.article.id, _own(reading)
        before = self._known_as(mine)
        for entity in mine:
            self._uses[entity.id].discard(article)
            self._forms[entity.id] -= Counter([(entity.label, entity.cls)])
        for one, other in _ties(mine):
            self._ties[one][other].discard(article)
            self._ties[other][one].discard(article)
        for pair in _told_apart(reading):
            self._apart[pair].discard(article)
        return self._renamed(before, self._known_as(mine)) - {article}

    def rewritten(self, reading: Reading) -> Reading:
        """The article with every entity under its common id and label."""
        ids = {i: self.canonical(i) for i in reading.entities}
        entities = {ids[i]: self._labelled(_with_id(e, ids[i])) for i, e in reading.entities.items()}
        if all(entities.get(i) is entity for i, entity in reading.entities.items()):
            return reading  # most articles name nothing that others name otherwise
        tellings = tuple(_renamed(t, ids, entities) for t in reading.tellings)
        relations = tuple(RelationFact(r.relation, ids[r.subject], ids[r.object]) for r in reading.relations)
        return Reading(reading.article, tellings, relations, entities)

    def canonical(self, identifier: str) -> str:
        """The id under which an entity goes: that of the fullest name it is known by."""
        group = self._group(identifier)
        if len(group) == 1 or any(self._apart.get(frozenset(pair)) for pair in combinations(sorted(group), 2)):
            return identifier
        known = [i for i in group if not i.startswith(_UNKNOWN)]
        return min(known) if known else min(group, key=lambda i: (-i.count("-"), i))

    def _labelled(self, entity: Entity) -> Entity:
        """The entity with the label that all its articles share; the article's own wording joins its names."""
        found = self._label(self._group(entity.id))
        if found is None:
            return entity
        label, cls = found
        if (label, cls) == (entity.label, entity.cls) and label not in entity.names:
            return entity
        names = (*entity.names, *((entity.label,) if entity.label != label else ()))
        return replace(entity, label=label, cls=cls, names=tuple(dict.fromkeys(n for n in names if n != label)))

    def _label(self, group: Iterable[str]) -> tuple[str, str] | None:
        """Label and class of what these ids name together; None for what a register names."""
        forms = [form for i in group for form in self._forms.get(i, ())]
        if not forms:
            return None
        cls = min((c for _, c in forms), key=lambda c: (c in ("Company", "Place", "Product"), c))
        return min((label for label, _ in forms), key=_as_label), cls

    def _known_as(self, entities: Iterable[Entity]) -> dict[str, tuple[str, object]]:
        """For all ids that hang together with these entities: under which id and label they go."""
        groups = {i: group for e in entities for group in (frozenset(self._group(e.id)),) for i in group}
        return {i: (self.canonical(i), self._label(group)) for i, group in groups.items()}

    def _renamed(self, before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
        changed = {i for i in {*before, *after} if before.get(i) != after.get(i)}
        return {article for i in changed for article in self._uses.get(i, ())}

    def _tie(self, one: str, other: str, article: str) -> None:
        self._ties[one][other].add(article)
        self._ties[other][one].add(article)

    def _group(self, identifier: str) -> set[str]:
        """All ids tied to one, over any number of steps, that some article uses; itself included."""
        found, open_ = {identifier}, [identifier]
        while open_:
            for other, articles in self._ties.get(open_.pop(), {}).items():
                if articles and other not in found:
                    found.add(other)
                    open_.append(other)
        return {i for i in found if i == identifier or self._uses.get(i) or not i.startswith(_UNKNOWN)}


def _with_id(entity: Entity, identifier: str) -> Entity:
    return entity if entity.id == identifier else replace(entity, id=identifier)


def _own(reading: Reading) -> list[Entity]:
    """The entities of an article that no register names."""
    return [e for e in reading.entities.values() if _is_own(e.id)]


def _is_own(identifier: str) -> bool:
    kind, _, rest = identifier.partition("/")
    return kind in ("facility", "product", "policy") or rest.startswith("n-")


def _ties(entities: Iterable[Entity]) -> Iterable[tuple[str, str]]:
    """Unknown organisations and the ids that their other forms would have: the name in full, or cut short."""
    for entity in entities:
        if entity.id.startswith(_UNKNOWN) and entity.cls == "Company":
            for form in entity.names:
                other = keys.unknown_organisation(form)
                if other != entity.id and _is_same_name(entity.label, form):
                    yield entity.id, other


def _is_same_name(name: str, form: str) -> bool:
    """Whether one is the beginning of the other, word by word."""
    one, other = keys.words(name), keys.words(form)
    short, long = sorted((one, other), key=len)
    return bool(short) and long[: len(short)] == short


def _told_apart(reading: Reading) -> set[frozenset[str]]:
    """Pairs of unknown organisations that stand side by side in one announcement."""
    found = set[frozenset[str]]()
    for telling in reading.tellings:
        unknown = {i for i in telling.actors if i.startswith(_UNKNOWN)}
        found.update(frozenset(pair) for pair in combinations(sorted(unknown), 2))
    return found


def _as_label(label: str) -> tuple[bool, int, str]:
    """Sorts what reads as a name before capitals and small letters only; accents before none."""
    plain = label.isupper() or label == label.lower()
    return plain, sum(c.isascii() for c in label) - len(label), label


def _renamed(telling: Telling, ids: Mapping[str, str], entities: Mapping[str, Entity]) -> Telling:
    return replace(
        telling,
        actors=tuple(ids[i] for i in telling.actors),
        places=tuple(ids[i] for i in telling.places),
        facilities=tuple(ids[i] for i in telling.facilities),
        hardware=tuple(ids[i] for i in telling.hardware),
        roots={ids[i]: ids.get(root, root) for i, root in telling.roots.items()},
        entities=entities,
    )
