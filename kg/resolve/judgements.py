"""Corrections by hand: rows of ``data/judgements/*.csv``, applied at every build.

    id,kind,subject,object,slot,value,date,author,reason

    same / different   subject and object: two announcements, or two entities
    reject             subject: an announcement that is none
    wrong / right      subject: an announcement; slot and value as claims show them: amount, "20000000000 USD"

An announcement goes by the id of any of its tellings, so that a judgement outlives what is joined later.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from itertools import combinations
from pathlib import Path
from typing import cast, get_args

from kg.errors import JudgementProblem
from kg.model import Judgement, JudgementKind
from kg.paths import DATA
from kg.resolve.clusters import reached

FOLDER = DATA / "judgements"
COLUMNS = tuple(f.name for f in fields(Judgement))
SINGLE = frozenset({"amount", "type", "status", "announced_on"})
"""Slots that hold one value: two that are both right contradict each other."""


def load(folder: Path = FOLDER) -> tuple[Judgement, ...]:
    """All judgements of a folder, by file and row; () where the folder is missing.

    Raises JudgementProblem for a row that cannot be applied and for two that contradict each other.
    """
    found = tuple(j for path in sorted(folder.glob("*.csv")) for j in read(path))
    check(found)
    return found


def read(path: Path) -> list[Judgement]:
    """The rows of one file; raises JudgementProblem."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return [_judgement(row, path, number) for number, row in enumerate(csv.DictReader(lines), start=2)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise JudgementProblem(
            f"The judgements in {path.name} cannot be read ({error}); mend the file."
        ) from error


def append(judgement: Judgement, path: Path, others: Sequence[Judgement] = ()) -> None:
    """Add a row to a file, made with its header where it is missing; raises JudgementProblem."""
    _check_one(judgement, path.name)
    check([*others, judgement])
    is_new = not path.exists()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
            if is_new:
                writer.writeheader()
            # A line break within a cell, even a lone \r that csv leaves bare, must not cut the row in two.
            writer.writerow({name: " ".join(value.split()) for name, value in asdict(judgement).items()})
    except OSError as error:
        raise JudgementProblem(
            f"The judgement cannot be written to {path} ({error}); choose another folder."
        ) from error


def check(judgements: Iterable[Judgement]) -> None:
    """Raise JudgementProblem, naming both, where two judgements contradict each other."""
    known = list(judgements)
    _check_ids(known)
    _check_joins(known)
    for rows in _by_subject(known).values():
        for one, other in combinations(rows, 2):
            if why := _contradiction(one, other):
                raise _problem(one, other, why)


def _judgement(row: dict[str, str], path: Path, number: int) -> Judgement:
    missing = [name for name in ("id", "kind", "subject") if not row.get(name)]
    if missing:
        raise JudgementProblem(f"Row {number} of {path.name} has no {missing[0]}; fill it in or delete the row.")
    judgement = Judgement(**{name: (row.get(name) or "").strip() for name in COLUMNS})  # type: ignore[arg-type]
    _check_one(judgement, f"Row {number} of {path.name}")
    return judgement


def _check_one(j: Judgement, where: str) -> None:
    if j.kind not in get_args(JudgementKind):
        kinds = ", ".join(get_args(JudgementKind))
        raise JudgementProblem(f"{where}: “{j.kind}” is no kind of judgement; use one of {kinds}.")
    if j.kind in ("same", "different") and (not j.object or j.object == j.subject):
        raise JudgementProblem(f"{where}: the judgement {j.id} ({j.kind}) needs another thing as its object.")
    if j.kind in ("wrong", "right") and not (j.slot and j.value):
        raise JudgementProblem(f"{where}: the judgement {j.id} ({j.kind}) needs a slot and a value.")


def _check_ids(known: Sequence[Judgement]) -> None:
    seen: dict[str, Judgement] = {}
    for judgement in known:
        if judgement.id in seen:
            raise JudgementProblem(
                f"Two judgements have the id {judgement.id} ({seen[judgement.id].kind} and {judgement.kind}); "
                "give one of them another id."
            )
        seen[judgement.id] = judgement


def _check_joins(known: Sequence[Judgement]) -> None:
    """Whatever "same" ties together, over any number of steps, "different" must not part."""
    ties: dict[str, dict[str, Judgement]] = {}
    for j in known:
        if j.kind == "same":
            ties.setdefault(j.subject, {})[j.object] = j
            ties.setdefault(j.object, {})[j.subject] = j
    for j in known:
        if j.kind == "different" and j.object in reached(j.subject, lambda i: ties.get(i, {})):
            first = next(iter(ties[j.subject].values()))
            raise _problem(ties[j.subject].get(j.object, first), j, "one says the same, the other says different")


def _by_subject(known: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for judgement in known:
        if judgement.kind in ("right", "wrong", "reject"):
            found.setdefault(judgement.subject, []).append(judgement)
    return found


def _contradiction(one: Judgement, other: Judgement) -> str | None:
    kinds = {one.kind, other.kind}
    if "reject" in kinds and "right" in kinds:
        return "one rejects what the other confirms"
    if one.slot != other.slot or "reject" in kinds:
        return None
    if kinds == {"right", "wrong"} and one.value == other.value:
        return f"one says that {one.slot} “{one.value}” is right, the other that it is wrong"
    if kinds == {"right"} and one.slot in SINGLE and one.value != other.value:
        return f"{one.slot} cannot be both “{one.value}” and “{other.value}”"
    return None


def _problem(one: Judgement, other: Judgement, why: str) -> JudgementProblem:
    return JudgementProblem(
        f"The judgements {one.id} ({_said(one)}) and {other.id} ({_said(other)}) contradict each other: {why}; "
        "delete one of them."
    )


def _said(j: Judgement) -> str:
    return ", ".join(part for part in (j.kind, j.date, j.author) if part)


def kind_of(text: str) -> JudgementKind:
    """A kind of judgement from what was typed; raises JudgementProblem."""
    if text not in get_args(JudgementKind):
        raise JudgementProblem(
            f"“{text}” is no kind of judgement; use one of {', '.join(get_args(JudgementKind))}."
        )
    return cast(JudgementKind, text)


def on(cluster: Sequence[str], judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements on the values of an announcement, whichever of its tellings they name."""
    return [j for j in judgements if j.subject in cluster and j.kind in ("wrong", "right", "reject")]


def rejects(cluster: Sequence[str], judgements: Iterable[Judgement]) -> bool:
    """Whether an announcement is judged to be none."""
    return any(j.kind == "reject" and j.subject in cluster for j in judgements)


def pairs(judgements: Iterable[Judgement]) -> tuple[tuple[tuple[str, str], ...], frozenset[frozenset[str]]]:
    """The pairs of announcements that are the same, and those that are not."""
    rows = [j for j in judgements if j.subject.startswith("announcement/")]
    same = tuple((j.subject, j.object) for j in rows if j.kind == "same")
    return same, frozenset(frozenset((j.subject, j.object)) for j in rows if j.kind == "different")


def entity_pairs(judgements: Iterable[Judgement], kind: JudgementKind) -> list[tuple[str, str]]:
    """The pairs of entities judged "same" or "different"."""
    rows = (j for j in judgements if j.kind == kind and not j.subject.startswith("announcement/"))
    return [(j.subject, j.object) for j in rows]
