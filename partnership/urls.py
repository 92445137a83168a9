"""Addresses of the partnership: people and sign-in by invitation, structure and arrangements."""

from django.urls import include, path

from partnership.views import (
    arrangements,
    case_ends,
    case_lists,
    cases,
    chairs,
    contacts,
    documents,
    glass,
    groups,
    invitations,
    mail,
    people,
    record,
    resets,
    roles,
    seats,
    shared_history,
    structure,
    themes,
)

people_urls = [
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add_person"),
    path("people/appoint/", seats.post_appoint, name="post_appoint"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.change_person, name="change_person"),
    path("people/<int:pk>/invite/", invitations.invite_person, name="invite_person"),
    path("people/<int:pk>/second-step/", resets.factor_reset_ask, name="factor_reset_ask"),
    path("second-steps/<int:pk>/", resets.factor_reset, name="factor_reset"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw_invitation, name="withdraw_invitation"),
    path("posts/", seats.posts, name="posts"),
    path("posts/<int:pk>/replace/", seats.post_replace, name="post_replace"),
    path("seats/<int:pk>/end/", seats.seat_end, name="seat_end"),
    path("seats/<int:pk>/reopen/", seats.seat_reopen, name="seat_reopen"),
    path("chairs/", chairs.chairs, name="chairs"),
    path("chairs/<int:pk>/end/", chairs.chairing_end, name="chairing_end"),
    path("groups/<int:pk>/chair/", chairs.chair_appoint, name="chair_appoint"),
    path("roles/", roles.roles, name="roles"),
    path("mail/", mail.mail, name="mail"),
    path("mail/held/", mail.mail_held_answer, name="mail_held_answer"),
    path("mail/let-go/", mail.mail_let_go, name="mail_let_go"),
    path("mail/<int:pk>/", mail.mail_answer, name="mail_answer"),
]

structure_urls = [
    path("structure/", structure.structure, name="structure"),
    path("structure/picture.svg", structure.structure_picture, name="structure_picture"),
    path("groups/form/", groups.group_form, name="group_form"),
    path("groups/<int:pk>/", structure.group, name="group"),
    path("groups/<int:pk>/end/", groups.group_end, name="group_end"),
    path("posts/<int:pk>/", structure.post, name="post"),
    path("arrangements/", arrangements.arrangements, name="arrangements"),
    path("arrangements/organisations/", arrangements.organisations, name="organisations"),
    path("arrangements/line-managers/", contacts.line_managers, name="line_managers"),
    path("arrangements/line-managers/<int:pk>/", contacts.line_manager, name="line_manager"),
    path("arrangements/promises/", arrangements.promises, name="promises"),
    path("arrangements/national-rules/", arrangements.statute, name="statute"),
    path("arrangements/shared-history/", shared_history.shared_history, name="shared_history"),
    path("record/", record.record, name="record"),
]

file_urls = [
    path("case-files/", cases.case_files, name="case_files"),
    path("case-files/open/", cases.case_file_open, name="case_file_open"),
    path("case-files/emergency/", cases.break_glass, name="break_glass"),
    path("case-files/emergency/<int:pk>/", glass.glass_told, name="glass_told"),
    path("case-files/<int:pk>/", cases.case_file, name="case_file"),
    path("case-files/<int:pk>/print/", cases.case_file_print, name="case_file_print"),
    path("case-files/<int:pk>/history/", cases.case_file_history, name="case_file_history"),
    path("case-files/<int:pk>/reads/", cases.case_file_reads, name="case_file_reads"),
    path("case-files/<int:pk>/documents/add/", documents.case_document_add, name="case_document_add"),
    path("case-files/<int:pk>/documents/<int:document>/", documents.case_document, name="case_document"),
    path(
        "case-files/<int:pk>/documents/<int:document>/withdraw/",
        documents.case_document_withdraw,
        name="case_document_withdraw",
    ),
    path("case-files/<int:pk>/hand-over/", cases.case_file_hand_over, name="case_file_hand_over"),
    path("case-files/<int:pk>/close/", case_ends.case_file_close, name="case_file_close"),
    path("case-files/<int:pk>/reopen/", case_ends.case_file_reopen, name="case_file_reopen"),
    path("case-files/<int:pk>/list/", case_lists.case_file_list, name="case_file_list"),
    path("case-files/<int:pk>/list/add/", case_lists.case_file_place_add, name="case_file_place_add"),
    path("case-files/<int:pk>/list/confirm/", case_lists.case_file_confirm, name="case_file_confirm"),
    path(
        "case-files/<int:pk>/list/<int:place>/change/",
        case_lists.case_file_place_change,
        name="case_file_place_change",
    ),
    path("case-files/<int:pk>/list/<int:place>/end/", case_lists.case_file_place_end, name="case_file_place_end"),
    path("case-files/<int:pk>/exclude/", case_lists.case_file_exclude, name="case_file_exclude"),
    path(
        "case-files/<int:pk>/exclusions/<int:exclusion>/lift/",
        case_lists.case_file_exclusion_lift,
        name="case_file_exclusion_lift",
    ),
]

theme_urls = [
    path("themes/add/", themes.theme_add, name="theme_add"),
    path("themes/usual/", themes.themes_usual, name="themes_usual"),
    path("themes/<int:pk>/change/", themes.theme_change, name="theme_change"),
    path("themes/<int:pk>/end/", themes.theme_end, name="theme_end"),
    path("themes/<int:pk>/resume/", themes.theme_resume, name="theme_resume"),
]

urlpatterns = [
    path("invitation/<str:token>/", invitations.accept_invitation, name="accept_invitation"),
    path("p/<slug:space>/", include(people_urls)),
    path("p/<slug:space>/", include(structure_urls)),
    path("p/<slug:space>/", include(file_urls)),
    path("p/<slug:space>/", include(theme_urls)),
]
