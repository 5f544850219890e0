"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from billing.views import balance, catalogue, quote_steps, quotes, recharges, transitions

urlpatterns = [
    path("catalogue/", catalogue.CatalogueView.as_view()),
    path("catalogue/taxes/", catalogue.TaxesView.as_view()),
    path("catalogue/import/", catalogue.ImportCatalogueView.as_view()),
    path("catalogue/import/preview/", catalogue.PreviewCatalogueView.as_view()),
    path("catalogue/<uuid:item_id>/", catalogue.ItemView.as_view()),
    path("catalogue/<uuid:item_id>/archive/", catalogue.ArchiveItemView.as_view()),
    path("catalogue/<uuid:item_id>/restore/", catalogue.RestoreItemView.as_view()),
    path("me/balance/", balance.MyBalanceView.as_view()),
    path("me/transactions/", balance.MyTransactionsView.as_view()),
    path("customers/<uuid:customer_id>/balance/", balance.CustomerBalanceView.as_view()),
    path("customers/<uuid:customer_id>/transactions/", balance.CustomerTransactionsView.as_view()),
    path("quotes/", quotes.QuotesView.as_view()),
    path("quotes/price/", quotes.PriceView.as_view()),
    path("quotes/<uuid:quote_id>/", quotes.QuoteView.as_view()),
    path("quotes/<uuid:quote_id>/pdf/", quotes.QuotePaperView.as_view()),
    path("quotes/<uuid:quote_id>/signature/", quotes.SignatureView.as_view()),
    path("quotes/<uuid:quote_id>/send/", quote_steps.SendQuoteView.as_view()),
    path("quotes/<uuid:quote_id>/tell/", quote_steps.TellQuoteView.as_view()),
    path("quotes/<uuid:quote_id>/link/", quote_steps.QuoteLinkView.as_view()),
    path("quotes/<uuid:quote_id>/accept/", quote_steps.AcceptQuoteView.as_view()),
    path("quotes/<uuid:quote_id>/reject/", quote_steps.RejectQuoteView.as_view()),
    path("quotes/<uuid:quote_id>/revise/", quote_steps.ReviseQuoteView.as_view()),
    path("quotes/<uuid:quote_id>/cancel/", quote_steps.CancelQuoteView.as_view()),
    path("quotes/<uuid:quote_id>/convert/", quote_steps.ConvertQuoteView.as_view()),
    path("recharges/", recharges.RechargesView.as_view()),
    path("recharges/<uuid:recharge_id>/", recharges.RechargeView.as_view()),
    path("recharges/<uuid:recharge_id>/attach-proof/", transitions.AttachProofView.as_view()),
    path("recharges/<uuid:recharge_id>/approve/", transitions.ApproveView.as_view()),
    path("recharges/<uuid:recharge_id>/reject/", transitions.RejectView.as_view()),
    path("recharges/<uuid:recharge_id>/cancel/", transitions.CancelView.as_view()),
]
