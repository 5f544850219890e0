"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.reports import views

urlpatterns = [
    path("notifications/", views.NotificationsView.as_view()),
    path("notifications/read/", views.ReadView.as_view()),
    path("me/notice-preferences/", views.NoticePreferencesView.as_view()),
    path("notice-log/", views.NoticeLogView.as_view()),
    path("me/notification-settings/", views.SettingsView.as_view()),
    path("me/telegram-link/", views.TelegramLinkView.as_view()),
    path("push/key/", views.PushKeyView.as_view()),
    path("push/subscriptions/", views.PushSubscriptionsView.as_view()),
]
