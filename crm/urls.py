"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from crm.views import communications, customers, imports, joining, linking, profile

urlpatterns = [
    path("channel-links/", linking.ChannelLinksView.as_view()),
    path("communications/", communications.CommunicationsView.as_view()),
    path("communications/<uuid:communication_id>/", communications.CommunicationView.as_view()),
    path("customers/", customers.CustomersView.as_view()),
    path("customers/export/", imports.ExportView.as_view()),
    path("customers/<uuid:customer_id>/", customers.CustomerView.as_view()),
    path("customers/<uuid:customer_id>/duplicates/", joining.DuplicatesOfView.as_view()),
    path("customers/<uuid:customer_id>/merge/", joining.MergeView.as_view()),
    path("customers/<uuid:customer_id>/merges/", joining.MergesView.as_view()),
    path("customer-imports/", imports.ImportsView.as_view()),
    path("customer-imports/<uuid:import_id>/", imports.ImportView.as_view()),
    path("customer-imports/<uuid:import_id>/preview/", imports.PreviewView.as_view()),
    path("customer-imports/<uuid:import_id>/run/", imports.RunView.as_view()),
    path("customer-imports/<uuid:import_id>/refused/", imports.RefusedView.as_view()),
    path("duplicates/", joining.DuplicatesView.as_view()),
    path("duplicates/<uuid:duplicate_id>/dismiss/", joining.DismissView.as_view()),
    path("identities/<uuid:identity_id>/", joining.IdentityView.as_view()),
    path("me/profile/", profile.ProfileView.as_view()),
    path("me/phone/", profile.PhoneView.as_view()),
    path("me/email/", profile.EmailView.as_view()),
    path("me/email/confirm/", profile.EmailConfirmView.as_view()),
    path("merges/<uuid:merge_id>/undo/", joining.UndoMergeView.as_view()),
]
