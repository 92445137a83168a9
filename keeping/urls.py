"""Addresses of keeping and letting go."""

from django.urls import include, path

from keeping.views import erasures, exports, holds, schedule

space_urls = [
    path("retention/", schedule.retention, name="retention"),
    path("retention/<slug:kept>/change/", schedule.retention_change, name="retention_change"),
    path("retention/<slug:kept>/history/", schedule.retention_history, name="retention_history"),
    path("due/", erasures.due, name="due"),
    path("due/<slug:kind>/<int:pk>/keep/", erasures.keep_longer, name="keep_longer"),
    path("due/<slug:kind>/<int:pk>/erase/", erasures.erasure_ask, name="erasure_ask"),
    path("erasures/", erasures.erasures, name="erasures"),
    path("erasures/<int:pk>/", erasures.erasure, name="erasure"),
    path("holds/", holds.holds, name="holds"),
    path("holds/set/", holds.hold_set, name="hold_set"),
    path("holds/<int:pk>/", holds.hold, name="hold"),
    path("holds/<int:pk>/lift/", holds.hold_lift, name="hold_lift"),
    path("your-data/", exports.own_data, name="own_data"),
    path("people/<int:pk>/data/", exports.person_export, name="person_export"),
    path("exports/<int:pk>/", exports.export_status, name="export_status"),
    path("exports/<int:pk>/file/", exports.export_file, name="export_file"),
]

urlpatterns = [
    path("account/your-data/", exports.your_data, name="your_data"),
    path("p/<slug:space>/", include(space_urls)),
]
