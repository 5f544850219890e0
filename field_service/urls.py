"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from field_service.views import calendar, dispatch, skills, technicians

urlpatterns = [
    path("skills/", skills.SkillsView.as_view()),
    path("skills/expiring/", skills.ExpiringView.as_view()),
    path("skills/<uuid:skill_id>/", skills.SkillView.as_view()),
    path("technicians/", technicians.TechniciansView.as_view()),
    path("technicians/<uuid:technician_id>/", technicians.TechnicianView.as_view()),
    path("technicians/<uuid:technician_id>/skills/", technicians.HeldSkillsView.as_view()),
    path("technicians/<uuid:technician_id>/shifts/", technicians.ShiftsView.as_view()),
    path("technicians/<uuid:technician_id>/absences/", technicians.AbsencesView.as_view()),
    path(
        "technicians/<uuid:technician_id>/absences/<uuid:absence_id>/",
        technicians.AbsenceView.as_view(),
    ),
    path("dispatch/", dispatch.BoardView.as_view()),
    path("dispatch/rules/", skills.RulesView.as_view()),
    path("service-orders/<uuid:order_id>/slots/", dispatch.SlotsView.as_view()),
    path("calendar/", calendar.CalendarView.as_view()),
    path("calendar.ics", calendar.CalendarFeedView.as_view()),
    path("me/calendar-link/", calendar.CalendarLinkView.as_view()),
]
