"""A report's content made ready for a page or for paper: charts, links as addresses, big tables in parts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from hscp.lib.suppressing import NOT_SHOWN
from hscp.lib.workdays import uk_date
from hscp.record.chain import head_of
from hscp.ui.charts import Chart
from hscp.ui.markdown import levelled, render_markdown
from reporting.enums import ReportState
from reporting.models import YearlyReport
from reporting.queries.reports import Standing, content_of, standing_of
from reporting.rules.content import short
from reporting.rules.evidence import Block, ChartSpec, Figures, Link, Note, Table, block_from

ROWS_AT_MOST = 60  # one long table costs as much as fifty pages, so it is laid out in parts
Address = Callable[[Link | None], str]


def no_address(link: Link | None) -> str:
    """On paper and in public nothing leads into the space."""
    return ""


def addresses_in(slug: str, report_pk: int) -> Address:
    """Where links lead in a space, from one report; an empty text for a page that this product does not have yet."""

    def address(link: Link | None) -> str:
        if link is None:
            return ""
        try:
            if link.figure:
                path = reverse(link.page, args=(slug, report_pk, link.figure))
            else:
                path = reverse(link.page, args=(slug,) if link.pk is None else (slug, link.pk))
        except NoReverseMatch:
            return ""
        return f"{path}?{urlencode(link.query)}" if link.query else path

    return address


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block as the template prints it; ``rows`` of figures and tables carry addresses already.

    ``links`` are those of a chart's table, by category and series.
    """

    kind: str
    title: str = ""
    text: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    rows: tuple[Any, ...] = ()
    chart: Chart | None = None
    url: str = ""
    empty: str = ""
    links: tuple[tuple[str, ...], ...] = ()


def shown(blocks: Iterable[Block], address: Address) -> list[ShownBlock]:
    """Blocks for the template: tables of at most so many rows, charts to be drawn, links resolved."""
    found: list[ShownBlock] = []
    for block in blocks:
        if isinstance(block, Note):
            found.append(ShownBlock("note", text=block.text))
        elif isinstance(block, Figures):
            rows = tuple((each.label, each.value, address(each.link)) for each in block.items)
            found.append(ShownBlock("figures", block.title, rows=rows))
        elif isinstance(block, ChartSpec):
            urls = _addresses(block, address)
            links = tuple(
                tuple(urls.get((row, column), "") for column in range(len(block.series)))
                for row in range(len(block.categories))
            )
            found.append(ShownBlock("chart", block.title, chart=chart_of(block), links=links))
        else:
            urls = _addresses(block, address)
            columns = tuple((name, _classes(block, at)) for at, name in enumerate(block.columns))
            parts = [block.rows[at : at + ROWS_AT_MOST] for at in range(0, len(block.rows), ROWS_AT_MOST)] or [()]
            for number, part in enumerate(parts, 1):
                title = block.title if len(parts) == 1 else f"{block.title} (part {number} of {len(parts)})"
                cells = tuple(
                    tuple((cell, at in block.numeric, urls.get((row_at, at), "")) for at, cell in enumerate(row))
                    for row_at, row in enumerate(part, (number - 1) * ROWS_AT_MOST)
                )
                found.append(
                    ShownBlock("table", title, columns=columns, rows=cells, url=address(block.link), empty=block.empty)
                )
    return found


def _addresses(block: Table | ChartSpec, address: Address) -> dict[tuple[int, int], str]:
    """Where the figures of a table, or of a chart's, lead, by row and column."""
    return {(cell.row, cell.column): address(cell.figure.link) for cell in block.counted}


def _classes(table: Table, at: int) -> str:
    return " ".join(word for word, columns in (("num", table.numeric), ("narrow", table.narrow)) if at in columns)


def chart_of(spec: ChartSpec) -> Chart:
    """The drawing of a chart's figures."""
    kind: Any = spec.shape
    series = tuple(
        (name, tuple(None if value is None else float(value) for value in values)) for name, values in spec.series
    )
    return Chart(kind, spec.title, spec.categories, series, over=spec.over, summary=spec.summary, absent=NOT_SHOWN)


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature as the report lists it: the capacity and the day."""

    capacity: str
    on: date


@dataclass(frozen=True, slots=True)
class Paper:
    """A report ready to be laid out, whole and by itself: nothing of it is read from the database any more."""

    content: dict[str, Any]
    content_hash: str
    is_draft: bool
    signatures: tuple[Signed, ...] = ()
    record_head: str = ""

    @property
    def title(self) -> str:
        return str(self.content["title"])

    @property
    def charts(self) -> list[Chart]:
        """Every chart in it, to be drawn before the pages are laid out."""
        parts = (*self.content["sections"], *self.content["record"])
        blocks = [block_from(each) for part in parts for each in part["blocks"]]
        return [chart_of(block) for block in blocks if isinstance(block, ChartSpec)]

    def context(self, address: Address = no_address) -> dict[str, Any]:
        """What the template of the document needs."""
        content = self.content
        return {
            "content": content,
            "starts_on": date.fromisoformat(content["starts_on"]),
            "last_day": date.fromordinal(date.fromisoformat(content["ends_on"]).toordinal() - 1),
            "collected_on": date.fromisoformat(content["collected_on"]),
            "sections": [
                {
                    **section,
                    "prose": levelled(render_markdown(section["narrative"], shift=2), 3),
                    "shown": shown(map(block_from, section["blocks"]), address),
                }
                for section in content["sections"]
            ],
            "chapters": [
                {**chapter, "shown": shown(map(block_from, chapter["blocks"]), address)}
                for chapter in content["record"]
            ],
            "is_draft": self.is_draft,
            "signatures": self.signatures,
            "content_hash": self.content_hash,
            "record_head": self.record_head,
            "short_hash": short(self.content_hash) if self.content_hash else "",
        }


def paper_of(report: YearlyReport, today: date, standing: Standing | None = None) -> Paper:
    """The report as it is read and built now: frozen and with its signatures where it has been sent, else a draft."""
    standing = standing or standing_of(report, today)
    is_draft = report.state not in (ReportState.APPROVED, ReportState.PUBLISHED)
    head = None if is_draft else head_of(report.space_id)
    return Paper(
        content=content_of(report, today),
        content_hash=report.content_hash,
        is_draft=is_draft,
        record_head=head.value if head else "",  # not its number: how much is recorded is the record's own page's
        signatures=tuple(Signed(each.capacity, uk_date(each.at)) for each in standing.signatures) if standing else (),
    )
