"""Plays what follows a notification: the rapid review, learning where no review follows, the practice review."""

from datetime import date, timedelta
from typing import Any

from hscp.record.files.making import workroom
from hscp.spaces.acting import acting, in_space
from partnership.access import opened
from partnership.models import Seat
from partnership.queries.cases import live_on
from reporting.demonstration.case_publication import publish_report
from reporting.demonstration.reading import afternoon
from reviews.enums import CameBy, Taken
from reviews.models import DraftSection, Incident, PracticeDraft, PracticeReview, RapidReview, ReviewDecision
from reviews.operations.checks import check_practice, say_mended
from reviews.operations.chronology import add_entry
from reviews.operations.commission import (
    agree_scope,
    engage_reviewer,
    judge_interest,
    propose_reviewer,
    tell_of_commission,
    write_scope,
)
from reviews.operations.deciding import (
    answer_comment,
    comment,
    put_to_partners,
    record_reply,
    record_sent,
    sign_decision,
)
from reviews.operations.drafts import add_comment, add_recommendation, begin_draft, freeze_draft, word_section
from reviews.operations.drafts import answer_comment as answer_draft_comment
from reviews.operations.involvement import change_involvement, offer
from reviews.operations.learning import choose_option, deliver_option
from reviews.operations.practice import begin_practice, move_practice
from reviews.operations.rapid import begin_rapid, judge_criterion, move_rapid, note_at_once, recommend, word_rapid
from reviews.operations.rapid_document import document_of, put_away, store_document, write_document
from reviews.operations.requests import return_answer, send_requests
from reviews.rules.commission import TOLD

BODIES = ("dsp-council", "dsp-icb", "dsp-police")
BETWEEN = timedelta(minutes=5)


def tell_reviews(incident: Incident, told: dict[str, Any], seat: Seat) -> None:
    """Whatever the story tells of a case beyond its notification. To be called within its case file."""
    if rapid := told.get("rapid"):
        row = _rapid(incident, rapid, seat)
        if "decided" in rapid:
            _decide(row, rapid, seat)
    if learning := told.get("learning"):
        _learn(incident, learning, seat)
    if practice := told.get("practice"):
        _practice(incident, practice, seat)


def _holder(post: str, on: date) -> Seat:
    found: Seat = (
        Seat.objects.filter(live_on(on), post__key=post)
        .select_related("person", "post__organisation", "user")
        .latest("pk")
    )
    return found


def _rapid(incident: Incident, told: dict[str, Any], seat: Seat) -> RapidReview:
    at = afternoon(told["begun"])
    row = begin_rapid(incident=incident, seat=seat, at=at)
    words = {name: told[name] for name in ("family", "racism", "disability", "inequalities")}
    proposed = {"recommendation": told.get("outcome", ""), "recommendation_because": told.get("because", "")}
    row = word_rapid(rapid=row, version=row.version, seat=seat, **words, **proposed)
    for criterion, met, because in told["criteria"]:
        judge_criterion(rapid=row, criterion=criterion, met=met, because=because, version=0, seat=seat)
    for kind, what, to_whom, on in told["at_once"]:
        note_at_once(rapid=row, kind=kind, what=what, to_whom=to_whom, on=on, seat=seat, at=afternoon(on) + BETWEEN)
    if asked := told.get("ask"):
        _ask(row, asked, told.get("answers", ()), seat)
    for on, agency, what, source, significance in told.get("entries", ()):
        said = {"agency": agency, "what": what, "source": source, "significance": significance}
        add_entry(rapid=row, on=on, at_time=None, child=None, **said, seat=seat, at=at + timedelta(days=7))
    return row


def _ask(row: RapidReview, told: dict[str, Any], answers: Any, seat: Seat) -> None:
    at = afternoon(row.begun_at.date()) + BETWEEN
    days = {"due_on": told["due"], "last_on": told["until"]}
    contacts = [_holder(post, at.date()) for post in told["posts"]]
    made = send_requests(rapid=row, contacts=contacts, questions=told["questions"], **days, seat=seat, at=at)
    by_post = {contact.post.key: request for contact, request in zip(contacts, made, strict=True)}
    for each in answers:
        words = {name: each[name] for name in ("summary", "practice", "learning")}
        request, when = by_post[each["post"]], afternoon(each["on"])
        return_answer(
            request=request, version=request.version, **words, seat=_holder(each["post"], each["on"]), at=when
        )


def _decide(row: RapidReview, told: dict[str, Any], seat: Seat) -> None:
    """The group finalises it, the partners sign, the document is built and sent, the Panel and the scrutineer speak."""
    met, decided = told["finalised"], told["decided"]
    move_rapid(rapid=row, move="draft", reason="", seat=seat, at=afternoon(met["on"]))
    recommend(rapid=row, decision=None, **met, quorate=True, seat=seat, at=afternoon(met["on"]) + BETWEEN)
    put = {"outcome": told["outcome"], "because": decided["because"]}
    decision = put_to_partners(rapid=row, **put, seat=seat, at=afternoon(decided["put"]))
    for number, post in enumerate(BODIES):
        signer = _holder(post, decided["signed"])
        at = afternoon(decided["signed"]) + number * BETWEEN
        with acting(in_space(row.space_id, user_id=signer.user_id, seat_id=signer.pk)):
            decision = sign_decision(decision=decision, seat=signer, read_hash=decision.content_hash, at=at)
    _document(decision, decided["signed"])
    sent, reply, said = told["sent"], told["reply"], told["comment"]
    record_sent(rapid=row, **sent, seat=seat, at=afternoon(sent["on"]))
    _comment(decision, said, seat)
    record_reply(rapid=row, **reply, seat=seat, at=afternoon(reply["on"]))


def _document(decision: ReviewDecision, on: date) -> None:
    found = ReviewDecision.objects.select_related("space", "signoff").get(pk=decision.pk)
    document, at = document_of(found, found.space.name), afternoon(on) + 4 * BETWEEN
    with workroom() as room:
        pdf, word = put_away(document, *write_document(document, room), at)
        store_document(decision=found, pdf=pdf, word=word, at=at)


def _comment(decision: ReviewDecision, told: dict[str, Any], seat: Seat) -> None:
    scrutineer = _holder("scrutineer", told["on"])
    found = ReviewDecision.objects.select_related("rapid").get(pk=decision.pk)
    speaks = in_space(found.space_id, user_id=scrutineer.user_id, seat_id=scrutineer.pk)
    with acting(speaks), opened(found.file_id):
        said = {"kind": "recommendation", "text": told["text"], "seat": scrutineer, "user_id": scrutineer.user_id}
        made = comment(decision=found, **said, at=afternoon(told["on"]))
    made.decision = found
    answer = {"taken": "accepted", "text": told["answer"], "for_partners": True}
    answer_comment(comment=made, **answer, seat=seat, at=afternoon(told["answered"]))


def _learn(incident: Incident, told: dict[str, Any], seat: Seat) -> None:
    chosen = {name: told[name] for name in ("kind", "because", "led_by", "for_whom")}
    option = choose_option(
        incident=incident, **chosen, planned_on=told["planned"], seat=seat, at=afternoon(told["chosen"])
    )
    done = {"how": told["how"], "attendance": told["attendance"], "delivered_on": told["delivered"]}
    deliver_option(option=option, **done, version=option.version, at=afternoon(told["delivered"]) + BETWEEN)


def _practice(incident: Incident, told: dict[str, Any], seat: Seat) -> None:
    row = begin_practice(incident=incident, seat=seat, at=afternoon(told["begun"]))
    _commission(row, told["reviewer"], told["scope"], seat)
    for kind, role, on, answer, words in told["people"]:
        offered = {"offered_on": on, "offered_how": "By letter", "offered_by": "Partnership manager"}
        made = offer(practice=row, kind=kind, role=role, **offered, seat=seat, at=afternoon(on))
        came = {"answer": answer, "contributed": words if answer == "accepted" else "", "feedback": ""}
        if answer != "accepted":
            came["feedback"] = words
        later = afternoon(on) + timedelta(days=7)
        change_involvement(involvement=made, version=made.version, at=later, answered_on=later.date(), **came)
    for each in told["checks"]:
        said = {name: each[name] for name in ("time", "time_words", "quality", "quality_words")}
        asked = {"asked": each.get("asked", ""), "mend_by": each.get("by")}
        check = check_practice(
            practice=row, checked_on=each["on"], **said, **asked, seat=seat, at=afternoon(each["on"])
        )
        if on := each.get("mended"):
            done = {"mended": "yes", "mended_on": on, "mended_words": "", "version": check.version}
            say_mended(check=check, **done, at=afternoon(on))
    draft = _draft(row, told["draft"], seat)
    if report := told.get("report"):
        publish_report(draft, report, seat)


def _commission(row: PracticeReview, who: dict[str, Any], scope: dict[str, Any], seat: Seat) -> None:
    facts = {name: who[name] for name in ("name", "organisation", "suitability", "why_chosen")}
    contract = {"contract_from": who["contract_from"], "contract_to": who["contract_to"], "days": None, "fee": None}
    at = afternoon(who["judged_on"])
    reviewer = propose_reviewer(practice=row, **facts, **contract, seat=seat, at=at)
    declared = {"interest": "", "declared_on": who["judged_on"], "judged": "none", "judged_because": ""}
    reviewer = judge_interest(reviewer=reviewer, **declared, version=reviewer.version, seat=seat, at=at + BETWEEN)
    reviewer = engage_reviewer(reviewer=reviewer, seat=seat, at=afternoon(who["engaged"]))
    for body in TOLD:
        tell_of_commission(
            reviewer=reviewer, body=body.key, told_on=who["told"], how="By mail", seat=seat, at=afternoon(who["told"])
        )
    words = {name: scope[name] for name in ("span_from", "questions", "themes", "agencies", "methodology")}
    at = afternoon(scope["on"])
    made = write_scope(practice=row, after=0, span_to=None, because="", **words, seat=seat, at=at)
    agreed = {"decision": None, "on": scope["on"], "words": scope["words"], "quorate": True}
    agree_scope(scope=made, **agreed, seat=seat, at=at + BETWEEN)
    move_practice(practice=row, move="commission", reason="", seat=seat, at=at + 2 * BETWEEN)


def _draft(row: PracticeReview, told: dict[str, Any], seat: Seat) -> PracticeDraft:
    at, said = afternoon(told["on"]), told["comment"]
    draft = begin_draft(practice=row, because="The first", seat=seat, at=at)
    sections = list(DraftSection.objects.filter(draft=draft).order_by("position"))
    for section, text in zip(sections, told["sections"], strict=False):
        word_section(section=section, heading=section.heading, text=text, version=section.version, seat=seat)
    for text, to, why in told["recommendations"]:
        add_recommendation(draft=draft, text=text, addressed_to=to, why=why, seat=seat)
    draft = freeze_draft(draft=draft, seat=seat, at=at + BETWEEN)
    came: dict[str, Any] = {"came_by": CameBy.MAIL, "came_words": "Letter of 3 June. Invented."}
    words: dict[str, Any] = {"agency": said["agency"], "section": sections[0], "text": said["text"]}
    made = add_comment(draft=draft, **words, **came, seat=seat, at=afternoon(said["on"]))
    answered: dict[str, Any] = {"taken": Taken.ACCEPTED, "answer": said["answer"], "version": made.version}
    answer_draft_comment(comment=made, **answered, seat=seat, at=afternoon(said["answered"]))
    return draft
