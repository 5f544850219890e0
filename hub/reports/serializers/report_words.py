"""Words of reports that are no report's own: groups, and what stands above an export."""

from hub.reports.types.reports import Group, Said

GROUPS: dict[Group, Said] = {
    Group.CONVERSATIONS: {"es": "Conversaciones", "en": "Conversations"},
    Group.SALES: {"es": "Ventas", "en": "Sales"},
    Group.REVENUE: {"es": "Facturación", "en": "Revenue"},
    Group.COLLECTION: {"es": "Cobranza", "en": "Collection"},
    Group.RECHARGES: {"es": "Recargas", "en": "Recharges"},
    Group.COUPONS: {"es": "Cupones", "en": "Coupons"},
    Group.ORDERS: {"es": "Órdenes de servicio", "en": "Service orders"},
    Group.TECHNICIANS: {"es": "Técnicos", "en": "Technicians"},
    Group.MACHINES: {"es": "Máquinas", "en": "Machines"},
    Group.PARTS: {"es": "Repuestos", "en": "Parts"},
    Group.COMPLIANCE: {"es": "Cumplimiento", "en": "Compliance"},
}
HEAD: dict[str, Said] = {
    "report": {"es": "Reporte", "en": "Report"},
    "days": {"es": "Días", "en": "Days"},
    "compared": {"es": "Comparado con", "en": "Compared with"},
    "currency": {"es": "Moneda", "en": "Currency"},
    "zone": {"es": "Zona horaria", "en": "Time zone"},
    "made": {"es": "Hecho el", "en": "Made on"},
    "figure": {"es": "Indicador", "en": "Figure"},
    "value": {"es": "Valor", "en": "Value"},
    "previous": {"es": "Anterior", "en": "Previous"},
    "unit": {"es": "Unidad", "en": "Unit"},
    "formula": {"es": "Cómo se calcula", "en": "How it is worked out"},
    "nothing": {"es": "Sin datos en este rango.", "en": "Nothing in this range."},
    "page": {"es": "Página", "en": "Page"},
    "of": {"es": "de", "en": "of"},
}
UNITS: dict[str, Said] = {
    "count": {"es": "cantidad", "en": "count"},
    "money": {"es": "dinero", "en": "money"},
    "seconds": {"es": "segundos", "en": "seconds"},
    "hours": {"es": "horas", "en": "hours"},
    "days": {"es": "días", "en": "days"},
    "percent": {"es": "%", "en": "%"},
    "score": {"es": "de 1 a 5", "en": "1 to 5"},
    "number": {"es": "número", "en": "number"},
}
