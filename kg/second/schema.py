"""The shape of the answer that is asked for, as a JSON schema; the closed lists are those of kg.model.

Each figure comes with a quote. What is stored is what our own readers read at that quote, so qualifiers and kinds
of jobs are not asked for.
"""

from __future__ import annotations

from typing import Any

from kg.model import CLOSED_LISTS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
NAMES: Schema = {"type": "array", "items": TEXT}


def _closed(name: str) -> Schema:
    return {"type": "string", "enum": list(CLOSED_LISTS[name])}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


ANNOUNCEMENT = _object(
    quote=TEXT,
    type=_closed("type"),
    status=_closed("status"),
    main={"type": "boolean"},
    announced_on=_or_null(_object(date=TEXT, quote=TEXT)),
    actors=_list(_object(name=TEXT, aka=NAMES, role=_closed("role"))),
    amount=_or_null(_object(value=NUMBER, currency=TEXT, quote=TEXT)),
    period=_or_null(_object(years=_or_null(NUMBER), start=_or_null(NUMBER), end=_or_null(NUMBER), quotes=NAMES)),
    places=_list(_object(name=TEXT, aka=NAMES)),
    facilities=_list(_object(name=TEXT, aka=NAMES)),
    capacity=_list(_object(value=NUMBER, unit=_closed("unit"), quote=TEXT)),
    jobs=_list(_object(count=NUMBER, quote=TEXT)),
    hardware=_list(_object(name=TEXT, count=_or_null(NUMBER), quote=TEXT)),
    energy=_list(_object(source=_closed("energy"), quote=TEXT)),
)
RELATION = _object(subject=TEXT, predicate=_closed("predicate"), object=TEXT, quote=TEXT)
ANSWER = _object(announcements=_list(ANNOUNCEMENT), relations=_list(RELATION))
