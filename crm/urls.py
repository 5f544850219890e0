"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from crm.views import (
    bulk,
    communications,
    companies,
    customers,
    imports,
    joining,
    records,
    timeline,
    words,
)

urlpatterns = [
    path("communications/", communications.CommunicationsView.as_view()),
    path("communications/<uuid:communication_id>/", communications.CommunicationView.as_view()),
    path("customers/", customers.CustomersView.as_view()),
    path("customers/export/", imports.ExportView.as_view()),
    path("customers/<uuid:customer_id>/", customers.CustomerView.as_view()),
    path("customers/<uuid:customer_id>/duplicates/", joining.DuplicatesOfView.as_view()),
    path("customers/<uuid:customer_id>/timeline/", timeline.TimelineView.as_view()),
    path("customers/<uuid:customer_id>/merge/", joining.MergeView.as_view()),
    path("customers/<uuid:customer_id>/merges/", joining.MergesView.as_view()),
    path("customers/<uuid:customer_id>/notes/", records.NotesView.as_view()),
    path("customers/<uuid:customer_id>/files/", records.FilesView.as_view()),
    path("customers/<uuid:customer_id>/contacts/", companies.ContactsView.as_view()),
    path(
        "customers/<uuid:customer_id>/contacts/<uuid:contact_id>/",
        companies.ContactView.as_view(),
    ),
    path("customer-notes/<uuid:note_id>/", records.NoteView.as_view()),
    path("customer-notes/<uuid:note_id>/restore/", records.RestoreNoteView.as_view()),
    path("customer-files/<uuid:file_id>/", records.FileView.as_view()),
    path("customer-bulk/", bulk.BulksView.as_view()),
    path("customer-bulk/<uuid:run_id>/", bulk.BulkView.as_view()),
    path("customer-bulk/<uuid:run_id>/undo/", bulk.UndoBulkView.as_view()),
    path("customer-words/<slug:name>/", words.WordsView.as_view()),
    path("customer-words/<slug:name>/<slug:key>/", words.WordView.as_view()),
    path("customer-fields/", words.FieldsView.as_view()),
    path("customer-fields/<uuid:field_id>/", words.FieldView.as_view()),
    path("me/companies/", companies.OwnCompaniesView.as_view()),
    path("me/companies/<uuid:company_id>/contacts/", companies.OwnContactsView.as_view()),
    path(
        "me/companies/<uuid:company_id>/contacts/<uuid:contact_id>/",
        companies.OwnContactView.as_view(),
    ),
    path("customer-imports/", imports.ImportsView.as_view()),
    path("customer-imports/<uuid:import_id>/", imports.ImportView.as_view()),
    path("customer-imports/<uuid:import_id>/preview/", imports.PreviewView.as_view()),
    path("customer-imports/<uuid:import_id>/run/", imports.RunView.as_view()),
    path("customer-imports/<uuid:import_id>/refused/", imports.RefusedView.as_view()),
    path("duplicates/", joining.DuplicatesView.as_view()),
    path("duplicates/<uuid:duplicate_id>/dismiss/", joining.DismissView.as_view()),
    path("identities/<uuid:identity_id>/", joining.IdentityView.as_view()),
    path("merges/<uuid:merge_id>/undo/", joining.UndoMergeView.as_view()),
]
