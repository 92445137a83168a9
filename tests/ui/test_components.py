"""Every tag: what it shows, that it escapes, and that what it points at exists."""

import datetime
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator

from hscp.ui.charts import Chart
from hscp.ui.forms import DesignForm
from tests.ui.page import by_id, dangling, page, render, text

EVIL = '"><script>alert(1)</script>'
UTC = datetime.UTC


@pytest.mark.parametrize(
    "source",
    [
        "{% button evil %}",
        "{% button evil href=evil %}",
        "{% button 'a' name=evil value=evil %}",
        "{% button 'a' refused=evil %}",
        "{% post_button evil evil unseen=evil field=evil %}",
        "{% link evil evil unseen=evil %}",
        "{% status evil %}",
        "{% inset %}{{ evil }}{% endinset %}",
        "{% warning %}{{ evil }}{% endwarning %}",
        "{% details evil %}{{ evil }}{% enddetails %}",
        "{% notification title=evil %}{{ evil }}{% endnotification %}",
        "{% empty_state evil %}{{ evil }}{% endempty_state %}",
        "{% card evil actions=evil %}{{ evil }}{% endcard %}",
        "{% table evil %}<tbody><tr><td>{{ evil }}</td></tr></tbody>{% endtable %}",
        "{% th evil sort=evil %}",
        "{% data_table evil columns rows %}",
        "{% facts evil rows %}",
        "{% summary_list %}{% row evil evil action=evil href=evil %}{% endsummary_list %}",
        "{% summary_list %}{% row_block evil %}{{ evil }}{% endrow_block %}{% endsummary_list %}",
        "{% seat_line evil evil evil %}",
        "{% timeline entries %}",
        "{% task_list %}{% task evil evil href=evil tone='bad' hint=evil %}{% endtask_list %}",
        "{% tiles %}{% tile evil evil href=evil hint=evil %}{% endtiles %}",
        "{% breadcrumbs links %}",
        "{% tabs links evil %}",
        "{% side_navigation links evil %}",
        "{% search_box evil keep='state' %}",
        "{% progress 1 2 evil %}",
        "{% quoracy_bar periods title=evil %}",
        "{% chart chart %}",
        "{{ evil|markdown }}",
    ],
)
def test_nothing_given_becomes_markup(source: str) -> None:
    at = datetime.datetime(2026, 6, 15, 9, tzinfo=UTC)
    html = render(
        source,
        path="/?q=%22%3E%3Cscript%3E&state=%22%3E%3Cscript%3E",
        evil=EVIL,
        columns=[EVIL, EVIL],
        rows=[(EVIL, EVIL)],
        entries=[{"what": EVIL, "who": EVIL, "when": EVIL, "detail": EVIL}],
        links=[(EVIL, EVIL, True, EVIL)],
        periods=[{"start": at, "end": at + datetime.timedelta(hours=1), "quorate": False, "reason": EVIL}],
        chart=Chart("bar", EVIL, (EVIL,), ((EVIL, (1,)),)),
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html or "%3Cscript%3E" in html
    assert list(dangling(page(html))) == []


def test_button_that_is_refused_shows_the_reason_and_cannot_be_pressed() -> None:
    document = page(render("{% button 'Issue minutes' refused='The chair has not approved them.' %}"))
    assert document.xpath("//button")[0].get("disabled") is not None
    assert "The chair has not approved them." in text(document)


def test_post_button_is_a_form_with_its_token_and_fields() -> None:
    (form,) = page(render("{% post_button 'Remove' '/x/' unseen='the police' seat=7 %}")).xpath("//form")
    hidden = {control.get("name"): control.get("value") for control in form.xpath(".//input")}
    assert (form.get("method"), form.get("action"), hidden["seat"]) == ("post", "/x/", "7")
    assert len(hidden["csrfmiddlewaretoken"]) >= 32
    assert text(form.xpath(".//button")[0]) == "Remove the police"


def test_status_says_its_word_and_refuses_unknown_tones() -> None:
    assert text(page(render("{% status 'Late' 'bad' %}"))) == "Late"
    with pytest.raises(KeyError):
        render("{% status 'Late' 'crimson' %}")


def test_empty_value_reads_not_recorded() -> None:
    html = render("{% summary_list %}{% row 'Venue' None %}{% endsummary_list %}")
    assert "Not recorded" in html
    assert "0" in text(page(render("{% summary_list %}{% row 'Late' 0 %}{% endsummary_list %}")))


@pytest.mark.parametrize(
    ("query", "order", "link"),
    [
        ("", "none", "sort=due"),
        ("?sort=due", "ascending", "sort=-due"),
        ("?sort=-due", "descending", "sort=due"),
        ("?sort=owner&state=open&page=3", "none", "sort=due&state=open"),
    ],
)
def test_headers_sort_and_keep_the_query(query: str, order: str, link: str) -> None:
    head = page(render("<table><tr>{% th 'Due' sort='due' %}</tr></table>", path=f"/{query}")).xpath("//th")[0]
    assert head.get("aria-sort") == order
    (href,) = head.xpath(".//a/@href")
    assert href == f"?{link}"


def test_table_has_caption_and_a_frame_the_keyboard_reaches() -> None:
    document = page(render("{% table 'Actions' hide_caption=True %}<tbody></tbody>{% endtable %}"))
    assert text(document.xpath("//table/caption")[0]) == "Actions"
    (frame,) = document.xpath("//div[@tabindex='0']")
    assert (frame.get("role"), frame.get("aria-label")) == ("region", "Table: Actions")


def test_data_table_heads_rows_and_columns() -> None:
    source = "{% data_table 'Actions' columns rows %}"
    document = page(render(source, columns=["Partner", "Open"], rows=[("Police", 3)]))
    assert [text(head) for head in document.xpath("//thead//th[@scope='col']")] == ["Partner", "Open"]
    assert text(document.xpath("//tbody//th[@scope='row']")[0]) == "Police"
    assert document.xpath("//tbody//td/@class") == ["num"]


def test_pagination_keeps_the_query_and_marks_the_page() -> None:
    listed = Paginator(range(200), 20).page(4)
    document = page(render("{% pagination page %}", path="/?state=open&page=4", page=listed))
    assert text(document.xpath("//a[@aria-current='page']")[0]) == "4"
    assert document.xpath("//a[@rel='next']/@href") == ["?state=open&page=5"]
    assert document.xpath("//a[@rel='prev']/@href") == ["?state=open&page=3"]
    assert render("{% pagination page %}", page=Paginator(range(5), 20).page(1)) == ""


class StateFilter(DesignForm):
    mark_optional = False
    state = forms.ChoiceField(choices=[("", "Any"), ("open", "Open")], required=False)


@pytest.mark.parametrize(("data", "opened"), [(None, False), ({"state": ""}, False), ({"state": "open"}, True)])
def test_filters_open_while_one_is_on(data: dict[str, str] | None, opened: bool) -> None:
    source = "{% filters form label='Filter actions' %}"
    document = page(render(source, path="/actions/?sort=due", form=StateFilter(data)))
    assert (document.xpath("//details")[0].get("open") is not None) is opened
    assert document.xpath("//form/@method") == ["get"]
    assert document.xpath("//input[@name='sort']/@value") == ["due"]
    assert document.xpath("//a[text()='Clear filters']/@href") == (["/actions/"] if opened else [])


def test_filters_with_a_wrong_value_stay_open() -> None:
    document = page(render("{% filters form %}", form=StateFilter({"state": "nonsense"})))
    assert document.xpath("//details")[0].get("open") is not None


def test_search_keeps_what_was_typed_and_the_named_keys() -> None:
    document = page(render("{% search_box 'Search' keep='state' %}", path="/?q=threshold&state=open&page=2"))
    assert by_id(document, "search-q").get("value") == "threshold"
    assert document.xpath("//input[@type='hidden']/@name") == ["state"]


def test_vacant_post_is_said() -> None:
    assert text(page(render("{% seat_line 'Director of public health' 'Council' '' %}"))).endswith("Vacant, Council")


def test_timeline_says_who_what_and_when_in_local_time() -> None:
    entry = {
        "what": "Minutes issued",
        "who": "Partnership Team",
        "when": datetime.datetime(2026, 6, 15, 9, 42, tzinfo=UTC),
    }
    assert "15 June 2026 at 10:42, Partnership Team" in text(page(render("{% timeline e %}", e=[entry])))


def test_current_link_is_marked_in_tabs_and_side_navigation() -> None:
    items: list[Any] = [("Agenda", "/a", True, 9), ("People", "/p", False)]
    for source in ("{% tabs items 'Views' %}", "{% side_navigation items 'Parts' %}"):
        document = page(render(source, items=items))
        assert [text(link) for link in document.xpath("//a[@aria-current='page']")] == ["Agenda (9)"]
        assert document.xpath("//nav/@aria-label")


def test_progress_is_a_real_bar_with_words() -> None:
    document = page(render("{% progress 7 22 'Pages built' %}"))
    (bar,) = document.xpath("//progress")
    assert (bar.get("value"), bar.get("max")) == ("7", "22")
    assert document.xpath("//label/@for") == [bar.get("id")]
    assert "7 of 22" in text(document)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ d|day }}", "15 June 2026"),
        ("{{ d|weekday }}", "Monday 15 June 2026"),
        ("{{ at|moment }}", "15 June 2026 at 10:42"),
        ("{{ late|moment }}", "16 June 2026 at 00:30"),
        ("{{ at|clock }}", "10:42"),
        ("{{ noon|clock }}", "12:00"),
        ("{{ midnight|clock }}", "00:00"),
        ("{{ none|day }}{{ none|clock }}{{ none|moment }}{{ none|money }}", ""),
        ("{{ 12500|money }}", "£12,500"),
        ("{{ half|money }}", "£1,250.50"),
        ("{{ minus|money }}", "−£3"),
    ],
)
def test_words_for_dates_times_and_money(source: str, words: str) -> None:
    context = {
        "d": datetime.date(2026, 6, 15),
        "at": datetime.datetime(2026, 6, 15, 9, 42, tzinfo=UTC),
        "late": datetime.datetime(2026, 6, 15, 23, 30, tzinfo=UTC),
        "noon": datetime.time(12),
        "midnight": datetime.time(0),
        "none": None,
        "half": 1250.5,
        "minus": -3,
    }
    assert render(source, **context) == words


def test_filters_keep_search_order_and_tab() -> None:
    source, path = "{% filters form %}", "/?q=police&sort=-date&when=past&page=3&state=open"
    hidden = page(render(source, path=path, form=StateFilter({}))).xpath("//input[@type='hidden']")
    kept = {field.get("name"): field.get("value") for field in hidden}
    assert kept == {"q": "police", "sort": "-date", "when": "past"}
