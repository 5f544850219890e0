"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from hub.registration.views import counter, entering, own

urlpatterns = [
    path("auth/register/", entering.RegisterView.as_view()),
    path("auth/ways/", entering.WaysView.as_view()),
    path("auth/password-reset/", entering.PasswordResetView.as_view()),
    path("auth/password-reset/confirm/", entering.PasswordResetConfirmView.as_view()),
    path("auth/email-verification/", own.EmailVerificationView.as_view()),
    path("auth/email-verification/confirm/", entering.EmailConfirmView.as_view()),
    path("identity/lookup/", entering.LookupView.as_view()),
    path("consents/<str:purpose>/<str:version>/", entering.ConsentTextView.as_view()),
    path("me/registration/", own.MyRegistrationView.as_view()),
    path("me/email/", own.MyEmailView.as_view()),
    path("me/consents/", own.MyConsentsView.as_view()),
    path("registrations/", counter.RegistrationsView.as_view()),
    path("registrations/<uuid:user_id>/", counter.RegistrationView.as_view()),
    path("registrations/<uuid:user_id>/verify/", counter.VerifyView.as_view()),
    path("registrations/<uuid:user_id>/document/", counter.ShowDocumentView.as_view()),
    path("registrations/<uuid:user_id>/deeds/", counter.DeedsView.as_view()),
    path("registrations/<uuid:user_id>/email-link/", counter.EmailLinkView.as_view()),
    path("password-links/", counter.PasswordLinksView.as_view()),
]
