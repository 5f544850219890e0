"""What customers were told of their orders in their own channel."""

from django.db import models

from field_service.models.orders import Order, OrderStep


class OrderNotice(models.Model):
    """That a step was told, once; `error` says why its channel did not carry it."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="notices")
    step = models.OneToOneField(OrderStep, on_delete=models.PROTECT, related_name="notice")
    text = models.CharField(max_length=1000)
    conversation = models.ForeignKey(
        "chat.Conversation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    message = models.OneToOneField(
        "chat.Message", null=True, on_delete=models.PROTECT, related_name="+"
    )
    error = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["order", "-id"], name="notice_of_order"),
            models.Index(
                fields=["conversation"],
                condition=models.Q(error="window_closed"),
                name="notice_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.step_id}"
