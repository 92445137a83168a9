"""Addresses of the home pages, the public pages and the yearly report."""

from django.urls import include, path

from reporting.views import (
    building,
    feedback,
    figures,
    history,
    home,
    priorities,
    public,
    published,
    reports,
    signing,
    themes,
    writing,
)

published_urls = [
    path("reports/", published.published_reports, name="published_reports"),
    path("reports/<slug:slug>/<slug:year>/", published.published_report, name="published_report"),
    path("reports/<slug:slug>/<slug:year>/pdf/", published.published_report_file, name="published_report_file"),
]

report_urls = [
    path("reports/", reports.yearly_reports, name="yearly_reports"),
    path("reports/start/", reports.report_start, name="report_start"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/read/", reports.report_read, name="report_read"),
    path("reports/<int:pk>/figures/<slug:figure>/", figures.report_figure, name="report_figure"),
    path("reports/<int:pk>/sections/<int:section>/", writing.report_section, name="report_section"),
    path("reports/<int:pk>/explain/<slug:kind>/<int:key>/", writing.report_explain, name="report_explain"),
    path("reports/<int:pk>/send/", signing.report_send, name="report_send"),
    path("reports/<int:pk>/sign/", signing.report_sign, name="report_sign"),
    path("reports/<int:pk>/send-back/", signing.report_send_back, name="report_send_back"),
    path("reports/<int:pk>/build/", building.report_build, name="report_build"),
    path("reports/<int:pk>/builds/<int:build>/", building.report_build_status, name="report_build_status"),
    path("reports/<int:pk>/builds/<int:build>/pdf/", building.report_file, name="report_file"),
    path("reports/<int:pk>/publish/", building.report_publish, name="report_publish"),
]

source_urls = [
    path("priorities/", priorities.priorities, name="priorities"),
    path("priorities/add/", priorities.priority_add, name="priority_add"),
    path("priorities/<int:pk>/", priorities.priority, name="priority"),
    path("priorities/<int:pk>/edit/", priorities.priority_edit, name="priority_edit"),
    path("priorities/<int:pk>/progress/", priorities.priority_judge, name="priority_judge"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/add/", feedback.feedback_add, name="feedback_add"),
    path("feedback/<int:pk>/", feedback.feedback_edit, name="feedback_edit"),
    path("themes/", themes.themes, name="themes"),
    path("themes/<int:pk>/", themes.theme, name="theme"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("health/", public.health, name="health"),
    path("health/web/", public.health_web, name="health_web"),
    path("p/<slug:space>/", home.space_home, name="space_home"),
    path("p/<slug:space>/history/<slug:kind>/<int:pk>/", history.object_history, name="object_history"),
    path("p/<slug:space>/", include([*report_urls, *source_urls])),
    *published_urls,
]
