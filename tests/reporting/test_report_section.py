"""Writing a section beside its evidence, and explaining a standstill."""

from tests.reporting.conftest import Stage


def test_report_section_shows_what_is_asked_the_words_and_the_evidence(stage: Stage) -> None:
    section = stage.inside(lambda: stage.year.section("contributions"))
    page = stage.page("team", "report_section", stage.year.report.pk, section.pk)
    assert "To be checked against the guidance" in page
    assert "£25,000" in page and "Not agreed yet" in page
    assert "Budget and spending are not recorded in this product yet" in page
    assert "<textarea" in page


def test_report_section_is_read_only_for_everybody_else(stage: Stage) -> None:
    section = stage.inside(lambda: stage.year.section("contributions"))
    page = stage.page("lsp", "report_section", stage.year.report.pk, section.pk)
    assert "<textarea" not in page and "£25,000" in page
    post = stage.client("lsp").post(
        stage.address("report_section", stage.year.report.pk, section.pk), {"narrative": "x"}
    )
    assert post.status_code == 403


def test_report_section_saves_and_goes_on_to_the_next(stage: Stage) -> None:
    first, second = stage.inside(lambda: (stage.year.section("impact"), stage.year.section("little-progress")))
    address = stage.address("report_section", stage.year.report.pk, first.pk)
    response = stage.client("team").post(
        address, {"narrative": "## Less waiting\n\nIt fell.", "nothing_because": "", "version": "1", "step": "next"}
    )
    assert response["Location"] == stage.address("report_section", stage.year.report.pk, second.pk)
    assert stage.inside(lambda: stage.year.section("impact").version) == 2
    assert "<h3>Less waiting</h3>" in stage.page("lsp", "report_section", stage.year.report.pk, first.pk)


def test_report_section_shows_both_texts_on_a_conflict_and_loses_nothing(stage: Stage) -> None:
    section = stage.inside(lambda: stage.year.section("impact"))
    stage.inside(lambda: stage.year.write("impact", "Theirs."))
    client, address = stage.client("team"), stage.address("report_section", stage.year.report.pk, section.pk)
    response = client.post(address, {"narrative": "Mine.", "nothing_because": "", "version": "1"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Theirs." in page and "Mine.</textarea>" in page and "Nothing of yours is lost" in page
    assert stage.inside(lambda: stage.year.section("impact").narrative) == "Theirs."
    client.post(address, {"narrative": "Mine and theirs.", "nothing_because": "", "version": "2"})
    assert stage.inside(lambda: stage.year.section("impact").narrative) == "Mine and theirs."


def test_report_section_refuses_a_narrative_and_a_reason_for_none_together(stage: Stage) -> None:
    section = stage.inside(lambda: stage.year.section("restraint"))
    page = (
        stage.client("team")
        .post(
            stage.address("report_section", stage.year.report.pk, section.pk),
            {"narrative": "Words.", "nothing_because": "None.", "version": "1"},
        )
        .content.decode()
    )
    assert "not both" in page and "Words.</textarea>" in page


def test_report_section_warns_before_an_edit_that_voids_signatures(stage: Stage) -> None:
    def act() -> None:
        stage.year.write_everything()
        stage.year.send()

    stage.inside(act)
    section = stage.inside(lambda: stage.year.section("impact"))
    assert "all signatures become void" in stage.page("team", "report_section", stage.year.report.pk, section.pk)


def test_report_section_shows_what_was_typed_where_it_can_no_longer_be_saved(stage: Stage) -> None:
    """Published, or explained away, while somebody wrote."""
    section = stage.inside(lambda: stage.year.section("impact"))
    address = stage.address("report_section", stage.year.report.pk, section.pk)

    def act() -> None:
        stage.year.write_everything()
        stage.year.send()
        report = stage.year.now()
        report.state = "published"
        report.save(update_fields=["state"])

    stage.inside(act)
    client = stage.client("team")
    sent = {"narrative": "An hour of work.", "nothing_because": "", "version": "2"}
    page = client.post(address, sent, headers={"Sec-Fetch-Site": "same-origin"}).content.decode()
    assert "This report is published" in page and "What you typed is not saved" in page and "An hour of work." in page
    gone = stage.address("report_explain", stage.year.report.pk, "recommendation", 99999)
    said = client.post(gone, {"text": "It waits for the court."}, headers={"Sec-Fetch-Site": "same-origin"})
    assert said.status_code == 409
    assert "It waits for the court." in said.content.decode()


def test_report_section_has_its_form_before_the_ways_to_the_others(stage: Stage) -> None:
    section = stage.inside(lambda: stage.year.section("impact"))
    page = stage.page("team", "report_section", stage.year.report.pk, section.pk)
    main = page.split("<main")[1]
    links = main.split("<details")[1].split("</details>")[0]
    assert "Section 1 of" in links and links.count("/sections/") > 7
    assert "/sections/" not in main.split("<details")[0] and "<textarea" in main.split("</details>")[1]


def test_a_section_of_another_report_is_absent(stage: Stage) -> None:
    section = stage.inside(lambda: stage.year.section("impact"))
    assert stage.client("team").get(stage.address("report_section", 999, section.pk)).status_code == 404


def test_report_explain_explains_what_stands_still(stage: Stage) -> None:
    page = stage.page("team", "report", stage.year.report.pk)
    link = page.split("R-2023-1 shows little")[1].split('href="')[1].split('"')[0]
    client = stage.client("team")
    shown = client.get(link).content.decode()
    assert "Share the chronology within a day" in shown
    assert "There is a problem" in client.post(link, {"text": "", "version": "0"}).content.decode()
    assert client.post(link, {"text": "The system is late.", "version": "0"}).status_code == 302
    clash = client.post(link, {"text": "Another reason.", "version": "0"})
    assert clash.status_code == 409
    assert "The system is late." in clash.content.decode() and "Another reason.</textarea>" in clash.content.decode()
    section = stage.inside(lambda: stage.year.section("little-progress"))
    page = stage.page("member", "report_section", stage.year.report.pk, section.pk)
    assert "The system is late." in page and "Explained" in page
    assert client.post(link, {"text": "Another reason.", "version": "1"}).status_code == 302, "knowingly"
    late = client.post(link, {"text": "A third.", "version": "1"})
    assert late.status_code == 409 and "Another reason." in late.content.decode(), "nor is a later wording overwritten"
    assert client.get(stage.address("report_explain", stage.year.report.pk, "recommendation", 99999)).status_code == 404


def test_an_edit_by_somebody_without_a_seat_here_is_impossible(stage: Stage) -> None:
    section = stage.inside(lambda: stage.year.section("impact"))
    client = stage.client("team")
    client.force_login(stage.world.stranger)
    assert client.get(stage.address("report_section", stage.year.report.pk, section.pk)).status_code == 404
