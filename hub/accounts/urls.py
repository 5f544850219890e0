"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.accounts.staff_urls import staff_urls
from hub.accounts.views import bots, first, me, people, public_links, sign_in, teams

urlpatterns = [
    *staff_urls,
    path("auth/login/", sign_in.LoginView.as_view()),
    path("auth/first-admin/", first.FirstAdminView.as_view()),
    path("auth/refresh/", sign_in.RefreshView.as_view()),
    path("auth/logout/", sign_in.LogoutView.as_view()),
    path("ws-tickets/", sign_in.TicketView.as_view()),
    path("me/", me.MeView.as_view()),
    path("me/status/", me.StatusView.as_view()),
    path("me/availability/", me.AvailabilityView.as_view()),
    path("me/sessions/", me.MySessionsView.as_view()),
    path("me/sessions/<uuid:session_id>/", me.MySessionView.as_view()),
    path("bots/", bots.BotsView.as_view()),
    path("bots/<uuid:bot_id>/", bots.BotView.as_view()),
    path("bots/<uuid:bot_id>/tokens/", bots.KeysView.as_view()),
    path("bots/<uuid:bot_id>/tokens/<uuid:key_id>/", bots.KeyView.as_view()),
    path("teams/", teams.TeamsView.as_view()),
    path("teams/<uuid:team_id>/", teams.TeamView.as_view()),
    path("users/", people.PeopleView.as_view()),
    path("users/<uuid:user_id>/", people.PersonView.as_view()),
    path("p/<str:token>/", public_links.PublicLinkView.as_view()),
    path("p/<str:token>/seen/", public_links.SeenView.as_view()),
    path("p/<str:token>/files/", public_links.LinkFilesView.as_view()),
    path("p/<str:token>/files/<str:name>/", public_links.LinkDownloadView.as_view()),
    path("p/<str:token>/<slug:act>/", public_links.LinkActView.as_view()),
]
