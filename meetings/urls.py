"""Addresses of meetings: one list a topic, so that each is read beside its views."""

from django.urls import URLPattern, include, path

from meetings.views import (
    absence,
    actions,
    agency_evidence,
    agenda,
    agenda_life,
    arising,
    asking,
    assurance,
    attendance,
    circulation,
    comments,
    converting,
    decisions,
    declarations,
    drafts,
    feeds,
    followed,
    forward,
    front_sheets,
    giving,
    holidays,
    inviting,
    joint,
    life,
    live,
    looking,
    meetings,
    minutes,
    minutes_life,
    notes,
    outlook,
    owned,
    pack_guests,
    packs,
    paper_deadlines,
    papers,
    poll_answers,
    polls,
    postponing,
    presence,
    proposals,
    ratifying,
    recommendations,
    referrals,
    register,
    replying,
    series,
    templates,
    terms,
    terms_propose,
)

meeting_urls: list[URLPattern] = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/joint/", joint.joint_meetings, name="joint_meetings"),
    path("meetings/plan/", life.meeting_plan, name="meeting_plan"),
    path("meetings/call/", postponing.meeting_call, name="meeting_call"),
    path("meetings/<int:pk>/postpone/", postponing.meeting_postpone, name="meeting_postpone"),
    path("meetings/forward/", forward.forward_plan, name="forward_plan"),
    path("meetings/series/plan/", series.series_plan, name="series_plan"),
    path("meetings/series/<int:pk>/extend/", series.series_extend, name="series_extend"),
    path("groups/<int:pk>/agenda-template/", templates.agenda_template, name="agenda_template"),
    path("meetings/<int:pk>/items/fill/", templates.agenda_fill, name="agenda_fill"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/live/", live.live, name="live"),
    path("meetings/<int:pk>/state/", live.live_state, name="live_state"),
    path("meetings/<int:pk>/history/", meetings.meeting_history, name="meeting_history"),
    path("meetings/<int:pk>/move/", life.meeting_reschedule, name="meeting_reschedule"),
    path("meetings/<int:pk>/cancel/", life.meeting_cancel, name="meeting_cancel"),
    path("meetings/<int:pk>/open/", life.meeting_open, name="meeting_open"),
    path("meetings/<int:pk>/close/", life.meeting_close, name="meeting_close"),
]

inviting_urls: list[URLPattern] = [
    path("meetings/<int:pk>/invitations/", inviting.meeting_invitations, name="meeting_invitations"),
    path("meetings/<int:pk>/reply/", replying.meeting_reply, name="meeting_reply"),
    path("meetings/<int:pk>/order/", outlook.meeting_order, name="meeting_order"),
    path("meetings/<int:pk>/dates/", outlook.meeting_dates, name="meeting_dates"),
    path("meetings/<int:pk>/dates/ask/", polls.date_poll_ask, name="date_poll_ask"),
    path("meetings/<int:pk>/dates/answer/", poll_answers.date_poll_answer, name="date_poll_answer"),
    path("meetings/<int:meeting>/dates/<int:pk>/", polls.date_poll, name="date_poll"),
    path("meetings/<int:meeting>/dates/<int:pk>/take/<int:date>/", polls.date_poll_take, name="date_poll_take"),
    path("meetings/<int:meeting>/dates/<int:pk>/withdraw/", polls.date_poll_withdraw, name="date_poll_withdraw"),
    path("meetings/<int:meeting>/people/<int:pk>/deputy/", inviting.deputy_ask, name="deputy_ask"),
    path("meetings/your-calendar/", feeds.your_calendar, name="your_calendar"),
]

agenda_urls: list[URLPattern] = [
    path("meetings/<int:pk>/agenda/", agenda_life.meeting_agenda, name="meeting_agenda"),
    path("meetings/<int:pk>/agenda/approve/", agenda_life.agenda_approve, name="agenda_approve"),
    path("meetings/<int:pk>/agenda/return/", agenda_life.agenda_return, name="agenda_return"),
    path("meetings/<int:pk>/agenda/last-day/", agenda_life.items_until, name="items_until"),
    path("meetings/<int:pk>/items/add/", agenda.agenda_item_add, name="agenda_item_add"),
    path("meetings/<int:pk>/items/standing/", agenda.standing_items_add, name="standing_items_add"),
    path("meetings/<int:meeting>/items/<int:pk>/edit/", agenda.agenda_item_edit, name="agenda_item_edit"),
    path("meetings/<int:meeting>/items/<int:pk>/move/", agenda.agenda_item_move, name="agenda_item_move"),
    path("meetings/<int:meeting>/items/<int:pk>/withdraw/", agenda.agenda_item_withdraw, name="agenda_item_withdraw"),
    path("meetings/<int:meeting>/items/<int:pk>/paper-owed/", paper_deadlines.paper_owed, name="paper_owed"),
    path("meetings/<int:meeting>/items/<int:pk>/minutes/", minutes.minutes_edit, name="minutes_edit"),
]

proposal_urls: list[URLPattern] = [
    path("meetings/<int:pk>/agenda/propose/", proposals.item_propose, name="item_propose"),
    path("meetings/<int:meeting>/items/<int:pk>/raise/", proposals.item_raise, name="item_raise"),
    path("proposed-items/<int:pk>/", proposals.item_proposal, name="item_proposal"),
    path("proposed-items/<int:pk>/accept/", proposals.item_proposal_accept, name="item_proposal_accept"),
    path("proposed-items/<int:pk>/defer/", proposals.item_proposal_defer, name="item_proposal_defer"),
    path("proposed-items/<int:pk>/decline/", proposals.item_proposal_decline, name="item_proposal_decline"),
    path("proposed-items/<int:pk>/withdraw/", proposals.item_proposal_withdraw, name="item_proposal_withdraw"),
]

_session = "meetings/<int:meeting>/items/<int:pk>/assurance"
assurance_urls: list[URLPattern] = [
    path("assurance/", followed.assurance_sessions, name="assurance_sessions"),
    path(f"{_session}/", assurance.assurance, name="assurance"),
    path(f"{_session}/change/", assurance.assurance_change, name="assurance_change"),
    path(f"{_session}/invite/", assurance.assurance_invite, name="assurance_invite"),
    path("meetings/<int:meeting>/invited/<int:pk>/", assurance.assurance_invitee, name="assurance_invitee"),
    path("meetings/<int:meeting>/invited/<int:pk>/off/", assurance.assurance_invitee_off, name="assurance_invitee_off"),
]

referral_urls: list[URLPattern] = [
    path("referrals/", followed.referrals, name="referrals"),
    path("meetings/<int:meeting>/items/<int:pk>/refer/", referrals.item_refer, name="item_refer"),
    path("referrals/<int:pk>/", referrals.referral, name="referral"),
    path("referrals/<int:pk>/remind/", referrals.referral_remind, name="referral_remind"),
    path("referrals/<int:pk>/answer/", referrals.referral_answer, name="referral_answer"),
    path("referrals/<int:pk>/ask-again/", referrals.referral_ask_again, name="referral_ask_again"),
    path("referrals/<int:pk>/withdraw/", referrals.referral_withdraw, name="referral_withdraw"),
]

owned_urls: list[URLPattern] = [
    path("meetings/<int:pk>/items/owned/", owned.owned_slot_add, name="owned_slot_add"),
    path("meetings/<int:meeting>/owned/<int:pk>/withdraw/", owned.owned_slot_withdraw, name="owned_slot_withdraw"),
    path("joint-items/", owned.owned_items, name="owned_items"),
    path("joint-items/<int:pk>/", owned.owned_item, name="owned_item"),
    path("joint-items/<int:pk>/write/", owned.owned_item_change, name="owned_item_change"),
]

_draft = "meetings/<int:meeting>/items/<int:item>/minutes/draft/<int:pk>"
draft_urls: list[URLPattern] = [
    path("meetings/<int:meeting>/items/<int:pk>/minutes/draft/", drafts.minutes_draft, name="minutes_draft"),
    path(f"{_draft}/throw/", drafts.minutes_draft_throw, name="minutes_draft_throw"),
    path(f"{_draft}/back/", drafts.minutes_draft_take_back, name="minutes_draft_take_back"),
]

_minutes = "meetings/<int:pk>/minutes"
minutes_urls: list[URLPattern] = [
    path(f"{_minutes}/", minutes_life.minutes, name="minutes"),
    path(f"{_minutes}/pdf/", minutes_life.minutes_pdf, name="minutes_pdf"),
    path(f"{_minutes}/word/", minutes_life.minutes_word, name="minutes_word"),
    path(f"{_minutes}/circulate/", minutes_life.minutes_circulate, name="minutes_circulate"),
    path(f"{_minutes}/issue/", minutes_life.minutes_issue, name="minutes_issue"),
    path(f"{_minutes}/approve/", minutes_life.minutes_approve, name="minutes_approve"),
    path("meetings/<int:meeting>/items/<int:pk>/comment/", comments.minutes_comment, name="minutes_comment"),
    path("meetings/<int:meeting>/items/<int:pk>/correct/", comments.minutes_correct, name="minutes_correct"),
    path("meetings/<int:meeting>/comments/<int:pk>/answer/", comments.comment_answer, name="comment_answer"),
]

_papers = "meetings/<int:meeting>/items/<int:item>/papers"
paper_urls: list[URLPattern] = [
    path(f"{_papers}/add/", papers.paper_add, name="paper_add"),
    path(f"{_papers}/<int:pk>/", papers.paper_file, name="paper_file"),
    path(f"{_papers}/<int:pk>/versions/<int:version>/", papers.paper_file, name="paper_version_file"),
    path(f"{_papers}/<int:pk>/about/", front_sheets.paper, name="paper"),
    path(f"{_papers}/<int:pk>/front-sheet/", front_sheets.front_sheet, name="front_sheet"),
    path(f"{_papers}/<int:pk>/replace/", papers.paper_replace, name="paper_replace"),
    path(f"{_papers}/<int:pk>/withdraw/", papers.paper_withdraw, name="paper_withdraw"),
]

_packs = "meetings/<int:meeting>/packs"
pack_urls: list[URLPattern] = [
    path("meetings/<int:pk>/packs/", packs.packs, name="packs"),
    path("meetings/<int:pk>/packs/build/", packs.pack_build, name="pack_build"),
    path("meetings/<int:pk>/packs/supplement/", packs.pack_supplement, name="pack_supplement"),
    path("meetings/<int:pk>/packs/guests/", pack_guests.pack_guests, name="pack_guests"),
    path(f"{_packs}/guests/<int:pk>/", pack_guests.pack_guest, name="pack_guest"),
    path(f"{_packs}/<int:pk>/", packs.pack, name="pack"),
    path(f"{_packs}/<int:pk>/file/", packs.pack_file, name="pack_file"),
    path(f"{_packs}/<int:pk>/again/", packs.pack_again, name="pack_again"),
    path(f"{_packs}/<int:pk>/issue/", packs.pack_issue, name="pack_issue"),
    path(f"{_packs}/<int:pk>/guests/<int:guest>/file/", pack_guests.pack_guest_file, name="pack_guest_file"),
]

presence_urls: list[URLPattern] = [
    path("meetings/<int:pk>/presence/", presence.presence, name="presence"),
    path("meetings/<int:pk>/attendance/", attendance.attendance, name="attendance"),
    path("meetings/<int:pk>/people/add/", presence.attendee_add, name="attendee_add"),
    path("meetings/<int:pk>/people/refresh/", life.people_refresh, name="people_refresh"),
    path("meetings/<int:meeting>/people/<int:pk>/apologies/", presence.apologies, name="apologies"),
    path("meetings/<int:meeting>/people/<int:pk>/remove/", presence.attendee_remove, name="attendee_remove"),
    path("meetings/<int:meeting>/stays/<int:pk>/", presence.stay_correct, name="stay_correct"),
]

declaration_urls: list[URLPattern] = [
    path("meetings/<int:meeting>/items/<int:pk>/declare/", declarations.declaration_add, name="declaration_add"),
    path("meetings/<int:meeting>/declarations/<int:pk>/", declarations.declaration, name="declaration"),
]

absence_urls: list[URLPattern] = [
    path("attendance/", absence.agency_attendance, name="agency_attendance"),
    path("absence-letters/", absence.absence_letters, name="absence_letters"),
    path("absence-letters/<int:pk>/", absence.absence_letter, name="absence_letter"),
    path("absence-letters/<int:pk>/set-aside/", absence.absence_letter_set_aside, name="absence_letter_set_aside"),
]

decision_urls: list[URLPattern] = [
    path("meetings/<int:meeting>/items/<int:pk>/decision/", decisions.decision_record, name="decision_record"),
    path("meetings/<int:meeting>/items/<int:pk>/note/<slug:into>/", notes.note_convert, name="note_convert"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<int:pk>/", decisions.decision, name="decision"),
    path("decisions/<int:pk>/correct/", decisions.decision_correct, name="decision_correct"),
    path("decisions/<int:pk>/again/", decisions.decision_again, name="decision_again"),
    path("decisions/<int:pk>/convert/<slug:into>/", converting.decision_convert, name="decision_convert"),
    path("decisions/<int:pk>/ask/", ratifying.decision_ask, name="decision_ask"),
    path("decisions/<int:pk>/ratify/", ratifying.decision_ratify, name="decision_ratify"),
    path("decisions/<int:pk>/ratify/refuse/", ratifying.decision_ratify_refuse, name="decision_ratify_refuse"),
]

terms_urls: list[URLPattern] = [
    path("arrangements/bank-holidays/", holidays.bank_holidays_listed, name="bank_holidays"),
    path("groups/<int:pk>/terms/propose/", terms_propose.terms_propose, name="terms_propose"),
    path("groups/terms/<int:pk>/", terms.terms_proposal, name="terms_proposal"),
    path("groups/terms/<int:pk>/agree/", terms.terms_agree, name="terms_agree"),
    path("groups/terms/<int:pk>/send-back/", terms.terms_send_back, name="terms_send_back"),
    path("groups/terms/<int:pk>/withdraw/", terms.terms_withdraw, name="terms_withdraw"),
]

circulation_urls: list[URLPattern] = [
    path("decisions/between-meetings/", circulation.circulations, name="circulations"),
    path("decisions/between-meetings/send/", circulation.circulation_send, name="circulation_send"),
    path("decisions/between-meetings/<int:pk>/", circulation.circulation, name="circulation"),
    path("decisions/between-meetings/<int:pk>/answer/", circulation.circulation_answer, name="circulation_answer"),
    path(
        "decisions/between-meetings/<int:pk>/withdraw/", circulation.circulation_withdraw, name="circulation_withdraw"
    ),
]

action_urls: list[URLPattern] = [
    path("meetings/<int:meeting>/items/<int:pk>/action/", giving.action_give, name="action_give"),
    path("decisions/<int:pk>/action/", giving.decision_action_give, name="decision_action_give"),
    path("recommendations/<int:pk>/action/", giving.recommendation_action_give, name="recommendation_action_give"),
    path("meetings/<int:pk>/ask/", asking.owners_ask, name="owners_ask"),
    path("meetings/<int:pk>/matters/", arising.matters_arising, name="matters_arising"),
    path("meetings/<int:meeting>/matters/<int:pk>/sight/", arising.action_sight, name="action_sight"),
    path("meetings/<int:meeting>/matters/<int:pk>/leave-out/", arising.matter_leave_out, name="matter_leave_out"),
    path("actions/<int:pk>/ask-for/", arising.matter_ask_for, name="matter_ask_for"),
    path("actions/", register.actions, name="actions"),
    path("actions/import/", register.actions_import, name="actions_import"),
    path("actions/<int:pk>/", actions.action, name="action"),
    path("actions/<int:pk>/update/", actions.action_update, name="action_update"),
    path("actions/<int:pk>/look/", looking.action_look, name="action_look"),
    path("actions/<int:pk>/change/", actions.action_change, name="action_change"),
    path("actions/<int:pk>/convert/<slug:into>/", converting.action_convert, name="action_convert"),
    path("actions/<int:pk>/move/<slug:move>/", actions.action_move, name="action_move"),
]

recommendation_urls: list[URLPattern] = [
    path("recommendations/", recommendations.recommendations, name="recommendations"),
    path("recommendations/add/", recommendations.recommendation_add, name="recommendation_add"),
    path("recommendations/evidence/", agency_evidence.agency_evidence, name="agency_evidence"),
    path("recommendations/<int:pk>/", recommendations.recommendation, name="recommendation"),
    path("recommendations/<int:pk>/respond/", recommendations.recommendation_respond, name="recommendation_respond"),
    path("recommendations/<int:pk>/close/", recommendations.recommendation_close, name="recommendation_close"),
    path("recommendations/<int:pk>/reopen/", recommendations.recommendation_reopen, name="recommendation_reopen"),
    path("recommendations/<int:pk>/themes/", recommendations.recommendation_themes, name="recommendation_themes"),
    path("recommendations/<int:pk>/link/", recommendations.recommendation_link, name="recommendation_link"),
    path("recommendations/<int:pk>/evidence/add/", agency_evidence.agency_evidence_add, name="agency_evidence_add"),
    path("recommendations/<int:pk>/evidence/ask/", agency_evidence.agency_evidence_ask, name="agency_evidence_ask"),
    path(
        "recommendations/<int:recommendation>/evidence/<int:pk>/correct/",
        agency_evidence.agency_evidence_correct,
        name="agency_evidence_correct",
    ),
    path(
        "recommendations/<int:recommendation>/evidence/asked/<int:pk>/withdraw/",
        agency_evidence.agency_evidence_withdraw,
        name="agency_evidence_withdraw",
    ),
]

urlpatterns = [
    path("answer/<str:token>/", asking.action_answer, name="action_answer"),
    path("reply/<str:token>/", replying.reply_by_link, name="reply_by_link"),
    path("which-date/<str:token>/", poll_answers.dates_by_link, name="dates_by_link"),
    path("calendar/<str:token>/meetings.ics", feeds.calendar_feed, name="calendar_feed"),
    path(
        "p/<slug:space>/",
        include(
            [
                *meeting_urls,
                *inviting_urls,
                *agenda_urls,
                *proposal_urls,
                *assurance_urls,
                *referral_urls,
                *owned_urls,
                *draft_urls,
                *minutes_urls,
                *paper_urls,
                *pack_urls,
                *presence_urls,
                *declaration_urls,
                *absence_urls,
                *decision_urls,
                *circulation_urls,
                *terms_urls,
                *action_urls,
                *recommendation_urls,
            ]
        ),
    ),
]
