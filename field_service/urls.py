"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from field_service.operations.orders.moving import LEADS_TO
from field_service.views import (
    checklists,
    fieldwork,
    kinds,
    machines,
    order_steps,
    orders,
    reports,
)

STEPS = [
    path(f"service-orders/<uuid:order_id>/{step}/", order_steps.OrderStepView.as_view(step=step))
    for step in LEADS_TO
]

ORDER = "service-orders/<uuid:order_id>/"
WORK = [
    path("checklists/", checklists.ChecklistsView.as_view()),
    path("checklists/<uuid:checklist_id>/", checklists.ChecklistView.as_view()),
    path("field-day/", fieldwork.FieldDayView.as_view()),
    path(f"{ORDER}work/", fieldwork.JobView.as_view()),
    path(f"{ORDER}checklist/", checklists.OrderChecklistView.as_view()),
    path(f"{ORDER}checklist/follow-up/", checklists.FollowUpView.as_view()),
    path(f"{ORDER}photos/", fieldwork.OrderPhotosView.as_view()),
    path(f"{ORDER}findings/", fieldwork.FindingsView.as_view()),
    path(f"{ORDER}signature/", fieldwork.OrderSignatureView.as_view()),
    path(f"{ORDER}signature/drawing/", fieldwork.DrawingView.as_view()),
    path("activity-reports/", reports.ReportsView.as_view()),
    path("activity-reports/<uuid:report_id>/", reports.ReportView.as_view()),
    path("activity-reports/<uuid:report_id>/pdf/", reports.ReportPdfView.as_view()),
]

urlpatterns = [
    *WORK,
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
]
