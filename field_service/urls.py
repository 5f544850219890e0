"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from field_service.views import histories, intakes, labels, plans

MACHINE = "machines/<uuid:machine_id>/"
TABLE = "service-intakes/<uuid:service_intake_id>/"

urlpatterns = [
    path("machines/labels/", labels.LabelSheetView.as_view()),
    path(MACHINE + "plans/", plans.MachinePlansView.as_view()),
    path(MACHINE + "documents/", histories.DocumentsView.as_view()),
    path(MACHINE + "history/", histories.HistoryView.as_view()),
    path(MACHINE + "tree/", histories.TreeView.as_view()),
    path(MACHINE + "transfer/", histories.TransferView.as_view()),
    path(MACHINE + "label/", labels.LabelView.as_view()),
    path(MACHINE + "label.pdf", labels.LabelPdfView.as_view()),
    path("machine-documents/<uuid:document_id>/", histories.DocumentView.as_view()),
    path("machine-documents/<uuid:document_id>/versions/", histories.VersionsView.as_view()),
    path("service-plans/", plans.PlansView.as_view()),
    path("service-plans/<uuid:plan_id>/", plans.PlanView.as_view()),
    path("service-plans/<uuid:plan_id>/pause/", plans.PauseView.as_view()),
    path("service-plans/<uuid:plan_id>/resume/", plans.ResumeView.as_view()),
    path("service-plans/<uuid:plan_id>/run/", plans.RunView.as_view()),
    path("service-intakes/", intakes.IntakesView.as_view()),
    path(TABLE, intakes.IntakeView.as_view()),
    path(TABLE + "preview/", intakes.IntakePreviewView.as_view()),
    path(TABLE + "take-in/", intakes.TakeInView.as_view()),
]
