"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from field_service.operations.orders.moving import LEADS_TO
from field_service.views import (
    histories,
    intakes,
    kinds,
    labels,
    machines,
    order_steps,
    orders,
    plans,
)

MACHINE = "machines/<uuid:machine_id>/"
TABLE = "service-intakes/<uuid:service_intake_id>/"
STEPS = [
    path(f"service-orders/<uuid:order_id>/{step}/", order_steps.OrderStepView.as_view(step=step))
    for step in LEADS_TO
]

urlpatterns = [
    path("machine-kinds/", kinds.MachineKindsView.as_view()),
    path("machine-kinds/<uuid:kind_id>/", kinds.MachineKindView.as_view()),
    path("machine-kinds/<uuid:kind_id>/archive/", kinds.MachineKindArchiveView.as_view()),
    path("machine-kinds/<uuid:kind_id>/restore/", kinds.MachineKindArchiveView.as_view(back=True)),
    path("service-kinds/", kinds.ServiceKindsView.as_view()),
    path("service-kinds/<uuid:kind_id>/", kinds.ServiceKindView.as_view()),
    path("service-kinds/<uuid:kind_id>/archive/", kinds.ServiceKindArchiveView.as_view()),
    path("service-kinds/<uuid:kind_id>/restore/", kinds.ServiceKindArchiveView.as_view(back=True)),
    path("machines/", machines.MachinesView.as_view()),
    path("machines/<uuid:machine_id>/", machines.MachineView.as_view()),
    path("machines/<uuid:machine_id>/readings/", machines.ReadingsView.as_view()),
    path("machines/<uuid:machine_id>/state/", machines.MachineStateView.as_view()),
    path("assignments/", orders.AssignmentsView.as_view()),
    path("service-orders/", orders.OrdersView.as_view()),
    path("service-orders/<uuid:order_id>/", orders.OrderView.as_view()),
    path("service-orders/<uuid:order_id>/schedule/", order_steps.ScheduleOrderView.as_view()),
    path("service-orders/<uuid:order_id>/assign/", order_steps.AssignOrderView.as_view()),
    path("service-orders/<uuid:order_id>/unassign/", order_steps.UnassignOrderView.as_view()),
    *STEPS,
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
