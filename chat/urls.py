"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from chat.views import (
    actions,
    conversations,
    files,
    hooks,
    links,
    messages,
    own,
    pins,
    searching,
    subscriptions,
    working,
)

_ONE = "conversations/<str:conversation_id>/"
_MESSAGE = "messages/<str:message_id>/"
_TOLD = "subscriptions/<str:subscription_id>/"

urlpatterns = [
    path("conversations/", conversations.ConversationsView.as_view()),
    path("conversations/counts/", conversations.CountsView.as_view()),
    path("labels/", conversations.LabelsInUseView.as_view()),
    path(_ONE, conversations.ConversationView.as_view()),
    path(f"{_ONE}messages/", messages.MessagesView.as_view()),
    path(f"{_ONE}changes/", messages.ChangesView.as_view()),
    path(f"{_ONE}claim/", working.ClaimView.as_view()),
    path(f"{_ONE}assign/", working.AssignView.as_view()),
    path(f"{_ONE}state/", working.StateView.as_view()),
    path(f"{_ONE}snooze/", working.SnoozeView.as_view()),
    path(f"{_ONE}labels/", working.LabelsView.as_view()),
    path(f"{_ONE}read/", working.ReadView.as_view()),
    path(f"{_ONE}own/", own.OwnView.as_view()),
    path(f"{_ONE}draft/", own.DraftView.as_view()),
    path(f"{_ONE}members/", conversations.MembersView.as_view()),
    path(f"{_ONE}actions/", actions.ActionsView.as_view()),
    path(f"{_ONE}actions/<str:key>/", actions.ActionView.as_view()),
    path(f"{_ONE}hooks/", hooks.HooksView.as_view()),
    path(f"{_ONE}hooks/<str:hook_id>/", hooks.HookView.as_view()),
    path(f"{_ONE}panel/", actions.PanelView.as_view()),
    path(_MESSAGE, messages.MessageView.as_view()),
    path(f"{_MESSAGE}reactions/<str:emoji>/", messages.ReactionView.as_view()),
    path(f"{_MESSAGE}retry/", messages.RetryView.as_view()),
    path(f"{_MESSAGE}pin/", pins.PinView.as_view()),
    path(f"{_MESSAGE}history/", messages.HistoryView.as_view()),
    path(f"{_ONE}pins/", pins.PinsView.as_view()),
    path("links/", links.LinksView.as_view()),
    path("attachments/", files.AttachmentsView.as_view()),
    path("attachments/<str:attachment_id>/", files.AttachmentView.as_view()),
    path("attachments/<str:attachment_id>/retry/", files.AttachmentRetryView.as_view()),
    path("search/", searching.SearchView.as_view()),
    path("subscriptions/", subscriptions.SubscriptionsView.as_view()),
    path(_TOLD, subscriptions.SubscriptionView.as_view()),
    path(f"{_TOLD}test/", subscriptions.TestView.as_view()),
    path(f"{_TOLD}deliveries/", subscriptions.DeliveriesView.as_view()),
    path("deliveries/<str:delivery_id>/retry/", subscriptions.DeliveryRetryView.as_view()),
]
