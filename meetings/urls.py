"""Addresses of meetings: one list a topic, so that each is read beside its views."""

from django.urls import URLPattern, include, path

from meetings.views import agenda, life, meetings, minutes, presence

meeting_urls: list[URLPattern] = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/plan/", life.meeting_plan, name="meeting_plan"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/history/", meetings.meeting_history, name="meeting_history"),
    path("meetings/<int:pk>/move/", life.meeting_reschedule, name="meeting_reschedule"),
    path("meetings/<int:pk>/cancel/", life.meeting_cancel, name="meeting_cancel"),
    path("meetings/<int:pk>/open/", life.meeting_open, name="meeting_open"),
    path("meetings/<int:pk>/close/", life.meeting_close, name="meeting_close"),
]

agenda_urls: list[URLPattern] = [
    path("meetings/<int:pk>/items/add/", agenda.agenda_item_add, name="agenda_item_add"),
    path("meetings/<int:pk>/items/standing/", agenda.standing_items_add, name="standing_items_add"),
    path("meetings/<int:meeting>/items/<int:pk>/edit/", agenda.agenda_item_edit, name="agenda_item_edit"),
    path("meetings/<int:meeting>/items/<int:pk>/move/", agenda.agenda_item_move, name="agenda_item_move"),
    path("meetings/<int:meeting>/items/<int:pk>/withdraw/", agenda.agenda_item_withdraw, name="agenda_item_withdraw"),
    path("meetings/<int:meeting>/items/<int:pk>/minutes/", minutes.minutes_edit, name="minutes_edit"),
]

presence_urls: list[URLPattern] = [
    path("meetings/<int:pk>/presence/", presence.presence, name="presence"),
    path("meetings/<int:pk>/attendance/", presence.attendance, name="attendance"),
    path("meetings/<int:pk>/people/add/", presence.attendee_add, name="attendee_add"),
    path("meetings/<int:pk>/people/refresh/", life.people_refresh, name="people_refresh"),
    path("meetings/<int:meeting>/people/<int:pk>/apologies/", presence.apologies, name="apologies"),
    path("meetings/<int:meeting>/people/<int:pk>/remove/", presence.attendee_remove, name="attendee_remove"),
    path("meetings/<int:meeting>/stays/<int:pk>/", presence.stay_correct, name="stay_correct"),
]

urlpatterns = [path("p/<slug:space>/", include([*meeting_urls, *agenda_urls, *presence_urls]))]
