using StockOrders.Functions.Connections;
using StockOrders.Functions.OpenApi;
using StockOrders.Functions.Orders.Input;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.Orders;

/// <summary>The order's own members, for the API description. A line for each.</summary>
internal static class OrderShape
{
    public static readonly Shape Shortfall = new("MoqShortfall", "A minimum of the whole order that is not reached.")
    {
        { "kind", Word("quantity", "value"), "What is too little: units, or the worth of the goods." },
        { "minimum", Number, "What it should come to." },
        { "total", Number, "What it comes to." },
        { "factor", Number.OrNull, "By how much the items would have to grow, rounded up; null where nothing counts." },
        { "message", Text(), "The same for people." },
    };

    private static readonly Kind Scalar = Either(Text(), Number, Flag, Null);

    public static readonly Kind CustomFields = Either(List(Text()), Text(), Map(Either(Text(), Number, Flag, Null)));

    public static readonly Shape Order = new("PurchaseOrder", "A purchase order, transfer or assembly order. In lists the members of the items' part and of addresses come where fields names them.")
    {
        { "id", OrderId.ReadOnly, "The order's id, sortable by creation." },
        { "reference", Text(HeaderTexts.MaxReference).OrNull, "The order's number." },
        { "extra_reference", Text(HeaderTexts.MaxReference).OrNull, "A second number." },
        { "status", Text(), "Where the order is, in the Stock Orders API's words: draft, open, partially_received, received, closed, cancelled. Set to OPEN it submits, to CLOSED it closes, to CANCELLED it cancels." },
        { "status_label", Text(40).OrNull, "The account's own word for the status; set by setting status to it, taken away by null." },
        { "stage", Word("draft", "pending_approval", "approved", "rejected", "sent", "confirmed", "delayed", "receiving", "received", "matching", "closed", "cancelled").ReadOnly, "The same, finer." },
        { "type", Word("po", "transfer", "assembly"), "Without it, source_warehouse makes a transfer; else it is a purchase order." },
        { "source_type", Word("vendor", "warehouse").ReadOnly, "What source is." },
        { "source", Id.OrNull.ReadOnly, "The vendor, or the source warehouse." },
        { "source_display_name", Text().OrNull.ReadOnly, "Its name." },
        { "vendor", Id.OrNull, "Whom the goods are bought from. Required for purchase orders." },
        { "vendor_display_name", Text().OrNull.ReadOnly, "The vendor's name." },
        { "source_warehouse", Id.OrNull, "Where the goods, or an assembly's components, come from." },
        { "warehouse", Id, "Where the goods go. Required." },
        { "warehouse_display_name", Text().OrNull.ReadOnly, "The warehouse's name." },
        { "currency", Currency, "ISO 4217; the vendor's where none is sent." },
        { "expected_date", Day.OrNull, "When the goods are expected." },
        { "payment_date", Day.OrNull, "When it is to be paid." },
        { "shipment_date", Day.OrNull, "When the goods leave." },
        { "vendor_address", Text(HeaderTexts.MaxAddress).OrNull, "The vendor's address." },
        { "billing_address", Text(HeaderTexts.MaxAddress).OrNull, "Where the invoice goes." },
        { "shipping_address", Text(HeaderTexts.MaxAddress).OrNull, "Where the goods go." },
        { "email", Email.OrNull, "Where the order is mailed to; the vendor's where none is sent." },
        { "attn", Text(HeaderTexts.MaxText).OrNull, "For the attention of." },
        { "notes", Text(HeaderTexts.MaxNotes).OrNull, "Notes, printed on the order." },
        { "shipment_method", Text(HeaderTexts.MaxText).OrNull, "How the goods travel." },
        { "payment_terms", Text(HeaderTexts.MaxText).OrNull, "Payment terms." },
        { "shipping_handling", Number.From(0).To(HeaderMoney.MaxCharge), "Shipping and handling, in the order's currency." },
        { "shipping_handling_tax", Number.From(0).To(HeaderMoney.MaxCharge), "The tax on it." },
        { "shipping_allocation", Word("quantity", "value", "volume"), "How shipping and handling is shared among the items." },
        { "discount_enabled", Flag, "false leaves discounts out of account." },
        { "default_discount", Number.From(0).To(100), "Percent off the price of items without a discount of their own." },
        { "uom_ordering", Flag, "Whether quantities are brought to multiples." },
        { "uom_round", Word("up", "down", "off"), "Which way." },
        { "moq", Word("variant", "product", "order"), "What a vendor's minimum counts for." },
        { "min_budget", Number.From(0).To(HeaderMoney.MaxCharge).OrNull, "What the vendor wants the goods to be worth at least; the vendor's min_order_value where none is sent. It warns and refuses nothing." },
        { "min_quantity", Number.From(0).To(LineEdit.MaxQuantity).OrNull, "What the vendor wants to be ordered at least, all items together." },
        { "moq_shortfall", The(Shortfall).OrNull.ReadOnly, "How far the order is below its minimum; null where it reaches it. The action scale raises its items in proportion." },
        { "addMySKUs", Flag, "Print our own numbers." },
        { "addVendorSKUs", Flag, "Print the vendor's numbers." },
        { "addBarcodes", Flag, "Print barcodes." },
        { "addCategories", Flag, "Print categories." },
        { "useTitlesAsVendorName", Flag, "Print our titles in place of the vendor's names." },
        { "custom_fields", CustomFields, "Fields of your own: a list of field=value, the same as text with a line for each, or an object; answered as they were written last." },
        { "shop_name", Text(HeaderTexts.MaxText).OrNull, "Who orders, as printed on the order." },
        { "total", Number.ReadOnly, "What the order costs." },
        { "total_ex_tax", Number.ReadOnly, "What it costs without tax." },
        { "total_tax", Number.ReadOnly, "Its tax." },
        { "total_discount", Number.ReadOnly, "What discounts take off." },
        { "cbm", Number.OrNull.ReadOnly, "Cubic metres of what is ordered." },
        { "total_ordered", Number.ReadOnly, "Units ordered." },
        { "total_received", Number.ReadOnly, "Units received." },
        { "created_date", Day.OrNull, "The day the order was made; null sets it back to that." },
        { "created_at", Instant.ReadOnly, "When the order was made." },
        { "updated_at", Instant.ReadOnly, "When it was changed last." },
        { "last_modified", Instant.ReadOnly, "The same." },
        { "received_date", Day.OrNull, "When goods came last." },
        { "submitted_at", Instant.OrNull.ReadOnly, "When it was submitted." },
        { "sent_at", Instant.OrNull.ReadOnly, "When it went to the supplier." },
        { "confirmed_at", Instant.OrNull.ReadOnly, "When the supplier confirmed." },
        { "declined_at", Instant.OrNull.ReadOnly, "When the supplier said that they cannot deliver; null once they say otherwise." },
        { "decline_reason", Text().OrNull.ReadOnly, "What they wrote then." },
        { "proposal", The(ProposalDocs.Proposal).OrNull.ReadOnly, "The last other dates, quantities or prices that the supplier wanted." },
        { "unconfirmed", Flag.ReadOnly, "true while the supplier is silent although asked again." },
        { "delayed", Flag.ReadOnly, "true while goods are missing past the day expected." },
        { "delayed_since", Instant.OrNull.ReadOnly, "When that was found." },
        { "readonly", Flag.ReadOnly, "true where another system owns the order, and edits are refused here." },
        { "error", Flag.ReadOnly, "true where something that was to be done for it could not be, and a person has to look." },
        { "archived", Flag.ReadOnly, "true once it was archived." },
        { "stock-update", List(StockUpdateDocs.Push).ReadOnly, "What its connections were told of its stock, oldest first." },
        { "version", Whole.ReadOnly, "Counts every change; the ETag holds it." },
        { "revision", Whole.ReadOnly, "Counts what the supplier was sent." },
        { "sent_revision", Whole.OrNull.ReadOnly, "The revision that the supplier has." },
        { "change_status", Either(Word("submitted", "pending_approval", "approved"), Null).ReadOnly, "How far a change has come that was made after sending; null where the supplier has the order as it is." },
        { "duplicate_of", OrderId.OrNull.ReadOnly, "The order that this one is a copy of." },
        { "backorder", OrderId.OrNull.ReadOnly, "The order for the goods that did not come on this one." },
        { "backorder_of", OrderId.OrNull.ReadOnly, "The order whose missing goods this one is for." },
        { "run", Text().OrNull.ReadOnly, "The recalculation that drafted it." },
        { "origin", Text().ReadOnly, "Who made it: api, replenishment, backorder, …" },
        { "invoices", List(Text()).ReadOnly, "Ids of the suppliers' invoices for it." },
        { "connections", List(ConnectionDocs.Save).AtMost(SaveInput.MaxConnections), "Where it is saved. On create, an entry with save_po saves it there at once; afterwards PUT …/connections/{connection} does." },
        { "items", List(ItemDocs.Item).AtMost(2_000), "Its lines." },
        { "variants_filter", Map(Either(Scalar, List(Scalar))).WriteOnly, "At creation: adds variants that match, by what is needed of them in the order's warehouse at that moment. Any filter of the list of variants, under the same names and suffixes; figures are those of that warehouse, worked out from stock, sales and open orders as they stand and not as the last recalculation found them. Of what nothing is needed no line is made. Items that are sent too stand as they are sent." },
        { "per_vendor", Flag.WriteOnly, "At creation, in place of vendor: makes an order for each vendor that the lines are best bought from, all or none; as many as one transaction takes, about 15." },
        { "approval", The(OrderShapes.Approval).OrNull.ReadOnly, "The last question to an approver." },
    };
}
