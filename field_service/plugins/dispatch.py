"""What the schedule offers to the floors below."""

from hub.kernel.trail import Watch, watches

watches.add("field_service.dispatchrules", Watch())
watches.add("field_service.calendarlink", Watch())
