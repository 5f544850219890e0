"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.reports import views
from hub.reports.views import goals
from hub.reports.views import reports as reporting

urlpatterns = [
    path("notifications/", views.NotificationsView.as_view()),
    path("notifications/read/", views.ReadView.as_view()),
    path("me/notice-preferences/", views.NoticePreferencesView.as_view()),
    path("notice-log/", views.NoticeLogView.as_view()),
    path("me/notification-settings/", views.SettingsView.as_view()),
    path("me/telegram-link/", views.TelegramLinkView.as_view()),
    path("push/key/", views.PushKeyView.as_view()),
    path("push/subscriptions/", views.PushSubscriptionsView.as_view()),
    path("reports/", reporting.ReportsView.as_view()),
    path("reports/wallboard/", reporting.WallboardView.as_view()),
    path("reports/<slug:key>/", reporting.ReportView.as_view()),
    path("reports/<slug:key>/runs/", reporting.RunsOfReportView.as_view()),
    path("report-runs/", reporting.RunsView.as_view()),
    path("report-runs/<uuid:run_id>/", reporting.RunView.as_view()),
    path("report-runs/<uuid:run_id>/file/", reporting.RunFileView.as_view()),
    path("report-goals/", goals.GoalsView.as_view()),
    path("report-goals/<uuid:goal_id>/", goals.GoalView.as_view()),
]
