"""Addresses of serious incidents and reviews."""

from django.urls import include, path

from reviews.views import clocks, deputies, hour, identity, incidents, instruction, outside, referrals

review_urls = [
    path("reviews/", incidents.incidents, name="incidents"),
    path("reviews/open/", incidents.incident_open, name="incident_open"),
    path("reviews/clocks/", clocks.review_clocks, name="review_clocks"),
    path("reviews/referrals/", referrals.case_referrals, name="case_referrals"),
    path("reviews/referrals/add/", referrals.case_referral_add, name="case_referral_add"),
    path("reviews/referrals/<int:pk>/", referrals.case_referral, name="case_referral"),
    path("reviews/referrals/<int:pk>/change/", referrals.case_referral_change, name="case_referral_change"),
    path("reviews/referrals/<int:pk>/consider/", referrals.case_referral_consider, name="case_referral_consider"),
    path("reviews/terms/", clocks.review_terms, name="review_terms"),
    path("reviews/<int:pk>/", incidents.incident, name="incident"),
    path("reviews/<int:pk>/history/", incidents.incident_history, name="incident_history"),
    path("reviews/<int:pk>/change/", incidents.incident_change, name="incident_change"),
    path("reviews/<int:pk>/notify/", incidents.incident_notify, name="incident_notify"),
    path("reviews/<int:pk>/merge/", incidents.incident_merge, name="incident_merge"),
    path("reviews/<int:pk>/move/<slug:move>/", incidents.incident_move, name="incident_move"),
    path("reviews/instruction/", instruction.instruction_text, name="instruction_text"),
    path("reviews/<int:pk>/hour/", hour.incident_hour, name="incident_hour"),
    path("reviews/<int:pk>/secure/", instruction.secure_ask, name="secure_ask"),
    path("reviews/<int:incident>/secure/<int:pk>/remind/", instruction.secure_remind, name="secure_remind"),
    path("reviews/<int:incident>/secure/<int:pk>/confirm/", instruction.secure_confirm, name="secure_confirm"),
    path("reviews/<int:pk>/processes/add/", hour.process_add, name="process_add"),
    path("reviews/<int:incident>/processes/<int:pk>/", hour.process_change, name="process_change"),
    path("reviews/<int:pk>/media/", hour.media_line, name="media_line"),
    path("reviews/<int:incident>/media/<int:pk>/agree/", hour.media_agree, name="media_agree"),
    path("reviews/<int:pk>/deputy/", deputies.deputy_name, name="deputy_name"),
    path("reviews/<int:incident>/deputy/<int:pk>/", deputies.deputy_end, name="deputy_end"),
    path("reviews/<int:pk>/outside/", outside.incident_outside, name="incident_outside"),
    path("reviews/<int:pk>/told/add/", outside.death_tell, name="death_tell"),
    path("reviews/<int:incident>/told/<int:pk>/", outside.death_told, name="death_told"),
    path("reviews/<int:pk>/asked/add/", outside.request_add, name="request_add"),
    path("reviews/<int:incident>/asked/<int:pk>/", outside.request_answer, name="request_answer"),
    path("reviews/<int:pk>/sheet/", identity.incident_sheet, name="incident_sheet"),
    path("reviews/<int:pk>/sheet/open/", identity.sheet_open, name="sheet_open"),
    path("reviews/sheets/<int:pk>/", identity.sheet, name="sheet"),
    path("reviews/sheets/<int:pk>/add/", identity.sheet_person_add, name="sheet_person_add"),
    path("reviews/sheets/<int:sheet>/<int:pk>/", identity.sheet_person_change, name="sheet_person_change"),
    path("reviews/<int:pk>/children/add/", incidents.child_add, name="child_add"),
    path("reviews/<int:incident>/children/<int:pk>/", incidents.child_change, name="child_change"),
    path("reviews/<int:pk>/days/", clocks.event_record, name="event_record"),
    path("reviews/<int:pk>/clock/<slug:clock>/", clocks.clock_note, name="clock_note"),
]

urlpatterns = [path("p/<slug:space>/", include(review_urls))]
