"""Addresses of serious incidents and reviews."""

from django.urls import include, path

from reviews.views import asked, clocks, deciding, incidents, rapid, requests

review_urls = [
    path("reviews/", incidents.incidents, name="incidents"),
    path("reviews/open/", incidents.incident_open, name="incident_open"),
    path("reviews/clocks/", clocks.review_clocks, name="review_clocks"),
    path("reviews/terms/", clocks.review_terms, name="review_terms"),
    path("reviews/<int:pk>/", incidents.incident, name="incident"),
    path("reviews/<int:pk>/history/", incidents.incident_history, name="incident_history"),
    path("reviews/<int:pk>/change/", incidents.incident_change, name="incident_change"),
    path("reviews/<int:pk>/notify/", incidents.incident_notify, name="incident_notify"),
    path("reviews/<int:pk>/merge/", incidents.incident_merge, name="incident_merge"),
    path("reviews/<int:pk>/move/<slug:move>/", incidents.incident_move, name="incident_move"),
    path("reviews/<int:pk>/children/add/", incidents.child_add, name="child_add"),
    path("reviews/<int:incident>/children/<int:pk>/", incidents.child_change, name="child_change"),
    path("reviews/<int:pk>/days/", clocks.event_record, name="event_record"),
    path("reviews/<int:pk>/clock/<slug:clock>/", clocks.clock_note, name="clock_note"),
    path("reviews/<int:pk>/rapid/", rapid.rapid_review, name="rapid_review"),
    path("reviews/<int:pk>/rapid/begin/", rapid.rapid_begin, name="rapid_begin"),
    path("reviews/<int:pk>/rapid/judgement/", rapid.rapid_word, name="rapid_word"),
    path("reviews/<int:pk>/rapid/criteria/<slug:criterion>/", rapid.criterion_judge, name="criterion_judge"),
    path("reviews/<int:pk>/rapid/at-once/", rapid.at_once_add, name="at_once_add"),
    path("reviews/<int:pk>/rapid/panel/", rapid.rapid_panel, name="rapid_panel"),
    path("reviews/<int:pk>/rapid/interests/", rapid.interest_declare, name="interest_declare"),
    path("reviews/<int:incident>/rapid/interests/<int:pk>/", rapid.interest_end, name="interest_end"),
    path("reviews/<int:pk>/rapid/move/<slug:move>/", rapid.rapid_move, name="rapid_move"),
    path("reviews/<int:pk>/rapid/recommend/", rapid.rapid_recommend, name="rapid_recommend"),
    path("reviews/<int:pk>/rapid/put/", deciding.decision_put, name="decision_put"),
    path("reviews/<int:incident>/decisions/<int:pk>/", deciding.review_decision, name="review_decision"),
    path("reviews/<int:incident>/decisions/<int:pk>/build/", deciding.document_build, name="document_build"),
    path("reviews/<int:pk>/panel/", deciding.panel_letters, name="panel_letters"),
    path("reviews/<int:pk>/panel/sent/", deciding.rapid_sent, name="rapid_sent"),
    path("reviews/<int:pk>/panel/reply/", deciding.panel_reply, name="panel_reply"),
    path("reviews/<int:pk>/panel/letters/add/", deciding.letter_add, name="letter_add"),
    path("reviews/<int:pk>/requests/", requests.agency_requests, name="agency_requests"),
    path("reviews/<int:pk>/requests/send/", requests.requests_send, name="requests_send"),
    path("reviews/<int:pk>/requests/chase/", requests.requests_chase, name="requests_chase"),
    path("reviews/<int:incident>/requests/<int:pk>/", requests.agency_request, name="agency_request"),
    path("reviews/<int:incident>/requests/<int:pk>/enter/", requests.answer_enter, name="answer_enter"),
    path("reviews/<int:incident>/requests/<int:pk>/<slug:move>/", requests.request_move, name="request_move"),
    path("information/<int:pk>/", asked.my_request, name="my_request"),
]

urlpatterns = [path("p/<slug:space>/", include(review_urls))]
