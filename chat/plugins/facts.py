"""What programs may be told of conversations."""

from chat.operations.telling import gathering

FACTS = {
    gathering.RECEIVED: "A customer wrote.",
    gathering.SENT: "Somebody of ours wrote, a bot too; in a group, anybody.",
    gathering.NOTE: "Somebody left a private note on a customer's conversation.",
    gathering.CHANGED: "State, assignee, labels, priority or title of a conversation changed.",
}
