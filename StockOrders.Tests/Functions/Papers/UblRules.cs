using System.Xml.Linq;

namespace StockOrders.Tests.Functions.Papers;

/// <summary>
/// What the UBL 2.1 schemas (UBL-Order-2.1.xsd, UBL-CommonAggregateComponents-2.1.xsd) say of the elements that our orders have: what may
/// stand in each, in which order, what must (!) and what may come several times (*). Written from the schemas, not from our writer; what
/// the schemas allow between these and we never write is left out.
/// </summary>
internal static class UblRules
{
    private static readonly XNamespace Aggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static readonly XNamespace Basics = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["Order"] = "UBLVersionID CustomizationID ProfileID ID! SalesOrderID CopyIndicator UUID IssueDate! IssueTime OrderTypeCode Note* RequestedInvoiceCurrencyCode DocumentCurrencyCode "
            + "PricingCurrencyCode TaxCurrencyCode CustomerReference AccountingCostCode AccountingCost LineCountNumeric ValidityPeriod* QuotationDocumentReference OrderDocumentReference* "
            + "OriginatorDocumentReference CatalogueReference AdditionalDocumentReference* Contract* ProjectReference* Signature* BuyerCustomerParty! SellerSupplierParty! OriginatorCustomerParty "
            + "FreightForwarderParty AccountingCustomerParty Delivery* DeliveryTerms PaymentMeans* PaymentTerms* TransactionConditions AllowanceCharge* TaxExchangeRate PricingExchangeRate "
            + "PaymentExchangeRate DestinationCountry TaxTotal* AnticipatedMonetaryTotal OrderLine!*",
        ["AdditionalDocumentReference"] = "ID! CopyIndicator UUID IssueDate IssueTime DocumentTypeCode DocumentType XPath* LanguageID LocaleCode VersionID DocumentStatusCode DocumentDescription*",
        ["BuyerCustomerParty"] = "CustomerAssignedAccountID SupplierAssignedAccountID AdditionalAccountID* Party DeliveryContact AccountingContact BuyerContact",
        ["AccountingCustomerParty"] = "CustomerAssignedAccountID SupplierAssignedAccountID AdditionalAccountID* Party DeliveryContact AccountingContact BuyerContact",
        ["SellerSupplierParty"] = "CustomerAssignedAccountID AdditionalAccountID* DataSendingCapability Party DespatchContact AccountingContact SellerContact",
        ["Party"] = "WebsiteURI EndpointID PartyIdentification* PartyName* Language PostalAddress PhysicalLocation PartyTaxScheme* PartyLegalEntity* Contact Person*",
        ["PartyIdentification"] = "ID!",
        ["PartyName"] = "Name!",
        ["PostalAddress"] = "StreetName CityName PostalZone AddressLine* Country",
        ["Address"] = "StreetName CityName PostalZone AddressLine* Country",
        ["AddressLine"] = "Line!",
        ["Contact"] = "ID Name Telephone Telefax ElectronicMail Note*",
        ["Delivery"] = "ID Quantity DeliveryAddress DeliveryLocation AlternativeDeliveryLocation RequestedDeliveryPeriod PromisedDeliveryPeriod EstimatedDeliveryPeriod",
        ["DeliveryLocation"] = "ID Description* Conditions* CountrySubentity CountrySubentityCode LocationTypeCode InformationURI Name ValidityPeriod* Address",
        ["RequestedDeliveryPeriod"] = "StartDate StartTime EndDate EndTime",
        ["DeliveryTerms"] = "ID SpecialTerms* LossRiskResponsibilityCode LossRisk* Amount DeliveryLocation",
        ["PaymentTerms"] = "ID PaymentMeansID* PrepaidPaymentReferenceID Note* ReferenceEventCode SettlementDiscountPercent PenaltySurchargePercent PaymentPercent Amount PaymentDueDate",
        ["AllowanceCharge"] = "ID ChargeIndicator! AllowanceChargeReasonCode AllowanceChargeReason* MultiplierFactorNumeric PrepaidIndicator SequenceNumeric Amount! BaseAmount",
        ["TaxTotal"] = "TaxAmount! RoundingAmount TaxEvidenceIndicator TaxIncludedIndicator TaxSubtotal*",
        ["AnticipatedMonetaryTotal"] = "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount!",
        ["OrderLine"] = "SubstitutionStatusCode Note* LineItem!",
        ["LineItem"] = "ID! SalesOrderID UUID Note* LineStatusCode Quantity LineExtensionAmount TotalTaxAmount MinimumQuantity MaximumQuantity PartialDeliveryIndicator BackOrderAllowedIndicator "
            + "Delivery* AllowanceCharge* Price Item! SubLineItem* TaxTotal*",
        ["Price"] = "PriceAmount! BaseQuantity PriceChangeReason* PriceTypeCode PriceType OrderableUnitFactorRate",
        ["Item"] = "Description* PackQuantity PackSizeNumeric CatalogueIndicator Name BuyersItemIdentification SellersItemIdentification ManufacturersItemIdentification* StandardItemIdentification "
            + "CatalogueItemIdentification AdditionalItemIdentification* OriginCountry CommodityClassification* ClassifiedTaxCategory* AdditionalItemProperty*",
        ["BuyersItemIdentification"] = "ID! ExtendedID",
        ["SellersItemIdentification"] = "ID! ExtendedID",
        ["StandardItemIdentification"] = "ID! ExtendedID",
        ["AdditionalItemIdentification"] = "ID! ExtendedID",
        ["ClassifiedTaxCategory"] = "ID Name Percent BaseUnitMeasure PerUnitAmount TaxExemptionReasonCode TaxExemptionReason* TaxScheme!",
        ["TaxScheme"] = "ID Name TaxTypeCode CurrencyCode",
    };

    public static IEnumerable<string> Faults(XElement element)
    {
        if (element.Name.Namespace == Basics)
            return Basic(element);
        if (!Groups.TryGetValue(element.Name.LocalName, out var rule))
            return [$"{element.Name.LocalName} is not known."];
        var faults = new List<string>();
        var parts = rule.Split(' ');
        var names = parts.Select(part => part.TrimEnd('*').TrimEnd('!')).ToList();
        var last = -1;
        foreach (var child in element.Elements())
        {
            var at = names.IndexOf(child.Name.LocalName);
            if (at < last || at < 0)
                faults.Add($"{child.Name.LocalName} stands in {element.Name.LocalName} where it may not.");
            if (at == last && at >= 0 && !parts[at].EndsWith('*'))
                faults.Add($"{child.Name.LocalName} stands twice in {element.Name.LocalName}.");
            last = Math.Max(at, last);
            faults.AddRange(Faults(child));
        }

        faults.AddRange(parts.Where(part => part.Contains('!', StringComparison.Ordinal)).Select(part => part.TrimEnd('*').TrimEnd('!'))
            .Where(name => element.Elements().All(child => child.Name.LocalName != name)).Select(name => $"{element.Name.LocalName} has no {name}."));
        return faults;
    }

    private static IEnumerable<string> Basic(XElement element)
    {
        var name = element.Name.LocalName;
        if (element.HasElements || element.Value.Trim().Length == 0)
            yield return $"{name} must have text and nothing else.";
        if (name.EndsWith("Amount", StringComparison.Ordinal) && (element.Attribute("currencyID")?.Value.Length != 3 || !decimal.TryParse(element.Value, out _)))
            yield return $"{name} must be an amount with its currency.";
        if (name.EndsWith("Quantity", StringComparison.Ordinal) && element.Attribute("unitCode") is null)
            yield return $"{name} needs a unit.";
        if (name.EndsWith("Date", StringComparison.Ordinal) && !DateOnly.TryParseExact(element.Value, "yyyy-MM-dd", out _))
            yield return $"{name} must be a date.";
        if (element.Parent is { } parent && parent.Name.Namespace != Aggregates && parent.Parent is not null)
            yield return $"{name} stands in {parent.Name}.";
    }
}
