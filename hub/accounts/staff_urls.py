"""HTTP doors of staff, proofs and invitations, below `/api/v1/`."""

from django.urls import path

from hub.accounts.views import invitations, people, photos, places, proving, working

staff_urls = [
    path("auth/two-factor/begin/", proving.BeginView.as_view()),
    path("auth/two-factor/confirm/", proving.FinishView.as_view()),
    path("me/proof/", proving.ProofView.as_view()),
    path("me/two-factor/", proving.MyFactorView.as_view()),
    path("me/two-factor/confirm/", proving.ConfirmFactorView.as_view()),
    path("me/two-factor/recovery-codes/", proving.RecoveryView.as_view()),
    path("security-rules/", proving.RulesView.as_view()),
    path("areas/", places.AreasView.as_view()),
    path("areas/<uuid:area_id>/", places.AreaView.as_view()),
    path("positions/", places.PositionsView.as_view()),
    path("positions/<uuid:position_id>/", places.PositionView.as_view()),
    path("invitations/", invitations.InvitationsView.as_view()),
    path("invitations/open/", invitations.OpenView.as_view()),
    path("invitations/accept/", invitations.AcceptView.as_view()),
    path("invitations/join/", invitations.JoinView.as_view()),
    path("invitations/<uuid:invitation_id>/", invitations.InvitationView.as_view()),
    path("invitations/<uuid:invitation_id>/resend/", invitations.ResendView.as_view()),
    path("users/photos/", photos.PhotosView.as_view()),
    path("users/<uuid:user_id>/photo/", photos.PhotoView.as_view()),
    path("users/<uuid:user_id>/assignments/", working.AssignmentsView.as_view()),
    path(
        "users/<uuid:user_id>/assignments/<uuid:assignment_id>/", working.AssignmentView.as_view()
    ),
    path("users/<uuid:user_id>/end/", working.EndView.as_view()),
    path("users/<uuid:user_id>/stay/", working.StayView.as_view()),
    path("users/<uuid:user_id>/two-factor/", proving.TheirFactorView.as_view()),
    path("users/<uuid:user_id>/sessions/", people.TheirSessionsView.as_view()),
    path("users/<uuid:user_id>/sessions/<uuid:session_id>/", people.TheirSessionView.as_view()),
]
