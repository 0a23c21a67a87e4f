using System.Text.Json.Serialization;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Backtests;
using StockOrders.Functions.Budgets;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Connections;
using StockOrders.Functions.CustomFields;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Exceptions;
using StockOrders.Functions.Files;
using StockOrders.Functions.Imports;
using StockOrders.Functions.Matching;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Pricing;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Storage.Formats;

/// <summary>
/// How facts are written to rows. What is stored is read for years: members may be added with a default, never renamed.
/// Snapshot tests hold the shapes. Source generators take this list from one file alone.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(TextIdJson<OrderId>), typeof(TextIdJson<AccountId>), typeof(TextIdJson<VariantId>), typeof(TextIdJson<VendorId>),
        typeof(TextIdJson<WarehouseId>), typeof(TextIdJson<InvoiceId>), typeof(CurrencyJson),
    ])]
[JsonSerializable(typeof(StockOrder))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(OrderEvent.Created))]
[JsonSerializable(typeof(OrderEvent.HeaderChanged))]
[JsonSerializable(typeof(OrderEvent.LinesChanged))]
[JsonSerializable(typeof(OrderEvent.Replanned))]
[JsonSerializable(typeof(OrderEvent.ToppedUp))]
[JsonSerializable(typeof(OrderEvent.Submitted))]
[JsonSerializable(typeof(OrderEvent.AutoApproved))]
[JsonSerializable(typeof(OrderEvent.ApprovedAsBackorder))]
[JsonSerializable(typeof(OrderEvent.ApprovedAsChange))]
[JsonSerializable(typeof(OrderEvent.ChangeWithdrawn))]
[JsonSerializable(typeof(OrderEvent.ApprovalRequested))]
[JsonSerializable(typeof(OrderEvent.ApprovalReminded))]
[JsonSerializable(typeof(OrderEvent.ApprovalEscalated))]
[JsonSerializable(typeof(OrderEvent.ApprovalHeld))]
[JsonSerializable(typeof(OrderEvent.Approved))]
[JsonSerializable(typeof(OrderEvent.Rejected))]
[JsonSerializable(typeof(OrderEvent.ApprovalWithdrawn))]
[JsonSerializable(typeof(OrderEvent.ApprovalGiven))]
[JsonSerializable(typeof(OrderEvent.ApprovalPassedOn))]
[JsonSerializable(typeof(OrderEvent.SentBack))]
[JsonSerializable(typeof(OrderEvent.Sent))]
[JsonSerializable(typeof(OrderEvent.Resent))]
[JsonSerializable(typeof(OrderEvent.Confirmed))]
[JsonSerializable(typeof(OrderEvent.Declined))]
[JsonSerializable(typeof(OrderEvent.TermsProposed))]
[JsonSerializable(typeof(OrderEvent.TermsAccepted))]
[JsonSerializable(typeof(OrderEvent.TermsRefused))]
[JsonSerializable(typeof(OrderEvent.ShipmentAnnounced))]
[JsonSerializable(typeof(OrderEvent.ShipmentCorrected))]
[JsonSerializable(typeof(OrderEvent.ShipmentWithdrawn))]
[JsonSerializable(typeof(OrderEvent.FileReceived))]
[JsonSerializable(typeof(OrderEvent.ConfirmationChased))]
[JsonSerializable(typeof(OrderEvent.ConfirmationUnanswered))]
[JsonSerializable(typeof(OrderEvent.Delayed))]
[JsonSerializable(typeof(OrderEvent.DelayChased))]
[JsonSerializable(typeof(OrderEvent.DelayUnanswered))]
[JsonSerializable(typeof(OrderEvent.Redated))]
[JsonSerializable(typeof(OrderEvent.GoodsReceived))]
[JsonSerializable(typeof(OrderEvent.MatchingBegun))]
[JsonSerializable(typeof(OrderEvent.InvoiceRecorded))]
[JsonSerializable(typeof(OrderEvent.InvoiceSettled))]
[JsonSerializable(typeof(OrderEvent.Closed))]
[JsonSerializable(typeof(OrderEvent.Cancelled))]
[JsonSerializable(typeof(OrderEvent.Archived))]
[JsonSerializable(typeof(OrderEvent.StockUpdateBegun))]
[JsonSerializable(typeof(OrderEvent.StockUpdated))]
[JsonSerializable(typeof(OrderEvent.SaveRequested))]
[JsonSerializable(typeof(OrderEvent.SavedIntoConnection))]
[JsonSerializable(typeof(OrderEvent.SaveFailed))]
[JsonSerializable(typeof(OrderEvent.Reopened))]
[JsonSerializable(typeof(OrderEvent.Reset))]
[JsonSerializable(typeof(OrderEvent.Reprocessed))]
[JsonSerializable(typeof(OrderEvent.Labelled))]
[JsonSerializable(typeof(OrderEvent.MailDelivered))]
[JsonSerializable(typeof(OrderEvent.MailDeferred))]
[JsonSerializable(typeof(OrderEvent.MailBounced))]
[JsonSerializable(typeof(OrderEvent.MailDropped))]
[JsonSerializable(typeof(OrderEvent.MailSpamReported))]
[JsonSerializable(typeof(OrderEvent.MailFailed))]
[JsonSerializable(typeof(OrderEvent.MailRecovered))]
[JsonSerializable(typeof(OrderEvent.ExceptionAssigned))]
[JsonSerializable(typeof(OrderEvent.ExceptionSnoozed))]
[JsonSerializable(typeof(SupplierInvoice))]
[JsonSerializable(typeof(NeedsBasisRow))]
[JsonSerializable(typeof(UncountedRow))]
[JsonSerializable(typeof(AccountSettings))]
[JsonSerializable(typeof(ApprovalPolicyRow))]
[JsonSerializable(typeof(BudgetSumRow))]
[JsonSerializable(typeof(Commitment))]
[JsonSerializable(typeof(SentVendorRow))]
[JsonSerializable(typeof(Vendor))]
[JsonSerializable(typeof(LeadTimeRow))]
[JsonSerializable(typeof(PaidPriceRow))]
[JsonSerializable(typeof(Warehouse))]
[JsonSerializable(typeof(Variant))]
[JsonSerializable(typeof(CustomFieldsRow))]
[JsonSerializable(typeof(ImportRow))]
[JsonSerializable(typeof(ImportProgressRow))]
[JsonSerializable(typeof(ImportedFileRow))]
[JsonSerializable(typeof(OpenImportRow))]
[JsonSerializable(typeof(RefusedLinesRow))]
[JsonSerializable(typeof(OrderIndexRow))]
[JsonSerializable(typeof(OnOrderRow))]
[JsonSerializable(typeof(ExceptionsRow))]
[JsonSerializable(typeof(ExceptionEditionRow))]
[JsonSerializable(typeof(DigestRow))]
[JsonSerializable(typeof(RunDraftIndexRow))]
[JsonSerializable(typeof(OrderCountsRow))]
[JsonSerializable(typeof(OutboxRow))]
[JsonSerializable(typeof(Effect.WakeLifecycle))]
[JsonSerializable(typeof(Effect.Mail))]
[JsonSerializable(typeof(Effect.PushStock))]
[JsonSerializable(typeof(Effect.SaveOrder))]
[JsonSerializable(typeof(Effect.MeasureLeadTime))]
[JsonSerializable(typeof(Effect.RememberPrices))]
[JsonSerializable(typeof(Effect.Digest))]
[JsonSerializable(typeof(IdempotencyRow))]
[JsonSerializable(typeof(PaymentRow))]
[JsonSerializable(typeof(GenerationRulesRow))]
[JsonSerializable(typeof(SoldLine))]
[JsonSerializable(typeof(KeptAsideRow))]
[JsonSerializable(typeof(RunRow))]
[JsonSerializable(typeof(StockLevelRow))]
[JsonSerializable(typeof(OwedLevelsRow))]
[JsonSerializable(typeof(ProductRow))]
[JsonSerializable(typeof(RunPageRow))]
[JsonSerializable(typeof(RunDraftRow))]
[JsonSerializable(typeof(RunFailureRow))]
[JsonSerializable(typeof(CategoryProfile))]
[JsonSerializable(typeof(CategoryTotalsRow))]
[JsonSerializable(typeof(CategoriesMadeRow))]
[JsonSerializable(typeof(NeedRow))]
[JsonSerializable(typeof(MoveRow))]
[JsonSerializable(typeof(VariantMetricsRow))]
[JsonSerializable(typeof(BacktestRow))]
[JsonSerializable(typeof(BacktestPartRow))]
[JsonSerializable(typeof(ReplayRow))]
[JsonSerializable(typeof(ReplayDaysRow))]
[JsonSerializable(typeof(AccountRow))]
[JsonSerializable(typeof(KeyRow))]
[JsonSerializable(typeof(KeyRing))]
[JsonSerializable(typeof(KeyUseRow))]
[JsonSerializable(typeof(ConnectionRow))]
[JsonSerializable(typeof(FileNote))]
[JsonSerializable(typeof(OutsideRow))]
[JsonSerializable(typeof(SyncRow))]
internal sealed partial class StoredJson : JsonSerializerContext;
