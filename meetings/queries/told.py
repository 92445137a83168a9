"""Rows of other tables told beside a query's own, as one JSON list: what a page shows of many costs no query more."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import JSONField, Subquery
from django.utils.dateparse import parse_datetime


class Together(Subquery):
    """The one JSON value ``told`` of every row of a subquery, as one list; none where there is no row."""

    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **rest: Any) -> Any:
        return self._as("(SELECT jsonb_agg(r.told) FROM (%(subquery)s) AS r)", compiler, connection, **rest)

    def as_sqlite(self, compiler: Any, connection: Any, **rest: Any) -> Any:
        whole = "(SELECT json_group_array(json(r.told)) FROM (%(subquery)s) AS r)"
        return self._as(whole, compiler, connection, **rest)

    def _as(self, template: str, compiler: Any, connection: Any, **rest: Any) -> Any:
        return self.as_sql(compiler, connection, template=template, **rest)  # type: ignore[call-arg]


def moment_told(written: str | None) -> datetime | None:
    """A moment as a database writes it into JSON; SQLite leaves out that it is UTC."""
    found = parse_datetime(written) if written else None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
