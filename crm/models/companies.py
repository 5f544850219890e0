"""Companies and the people who speak for them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from crm.models.customers import Customer
from hub.kernel.ids import new_id


class Contact(models.Model):
    """A person who speaks for a company, until they are removed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    company = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="contacts")
    person = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="contact_of")
    role = models.CharField(max_length=80, blank=True)
    is_primary = models.BooleanField(default=False)
    is_admin = models.BooleanField(default=False)  # invites and removes contacts in the portal
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "person"], condition=Q(removed_at=None), name="contact_once"
            ),
            models.UniqueConstraint(
                fields=["company"],
                condition=Q(is_primary=True, removed_at=None),
                name="one_primary_contact",
            ),
            models.CheckConstraint(
                condition=~Q(company=F("person")), name="nobody_is_their_own_contact"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.company_id}"
