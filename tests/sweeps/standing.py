"""What stands in every guarded table, as PostgreSQL's administrator sees it: any change of any row is noticed."""

from collections.abc import Mapping
from typing import Any

from tests.servers.administrator import Administrator
from tests.sweeps.filling import forms_of
from tests.sweeps.marks import label_of, tables
from tests.sweeps.table import ROWS, SPACE, Row
from tests.sweeps.walk import body_of, url_of
from tests.sweeps.world import Swept

Standing = Mapping[str, tuple[int, str]]
Filled = Mapping[str, Mapping[str, list[str]]]


def as_it_stands(*spaces: int) -> Standing:
    """Of every guarded table, histories, stage records and the chain with its heads among them: how many rows, and a
    digest of all that is in them; of these spaces alone where some are named."""
    where = f" WHERE space_id IN ({', '.join(str(each) for each in spaces)})" if spaces else ""
    with Administrator() as cursor:
        found = {}
        for model in tables():
            of_row = f"md5(row::text), '' ORDER BY {model._meta.pk.column}"  # type: ignore[union-attr]
            cursor.execute(f"SELECT count(*), md5(string_agg({of_row})) FROM {model._meta.db_table} AS row{where}")
            found[label_of(model)] = cursor.fetchone()
    return found


def moved(before: Standing, after: Standing) -> list[str]:
    """The tables that differ, with their numbers of rows."""
    return [f"{name}: {row[0]}, was {before[name][0]}" for name, row in after.items() if row != before[name]]


def posting_rows() -> list[Row]:
    """The addresses of a space that take a POST and name an object."""
    return [row for row in ROWS if row.who == SPACE and row.post != 405 and row.names_a_row]


def not_ones_own(swept: Swept, row: Row) -> list[str]:
    """An address for an object of the other partnership, of the joint group, of the closed file, and that is not there.

    All of them below the first space.
    """
    other = swept.closed
    kinds = set(row.objects.values())
    sets = [swept.foreign, swept.joint, swept.absent, *([swept.own | other] if kinds & set(other) else [])]
    return [url_of(row, swept.here.slug, objects) for objects in sets]


def filled_forms(swept: Swept) -> Filled:
    """For each address what the first form of its page sends when the team fills it in, as it would be sent."""
    client, found = swept.client("team"), {}
    for row in posting_rows():
        if row.get == 200:
            response: Any = client.get(url_of(row, swept.here.slug, swept.own))
            forms = forms_of(body_of(response).decode()) if response.status_code == 200 else []
            own = [form for form in forms if "csrfmiddlewaretoken" in form.fields or form.fields]
            found[row.name] = own[-1].fields if own else {}
    return found
