using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Imports;

/// <summary>What is asked when a file is sent, read before any of the file is.</summary>
internal static class ImportRequest
{
    /// <summary>Null where the body can be read; then the server lets as much of it through as a file may have.</summary>
    public static RefusalAnswer? Refuse(HttpRequest request)
    {
        if (!CsvFormat.IsSent(request))
        {
            return new RefusalAnswer(StatusCodes.Status415UnsupportedMediaType, [ImportRefusals.OtherMedia]);
        }

        if (request.Headers.ContentEncoding.ToString().Trim() is not ("" or "identity"))
        {
            return new RefusalAnswer(StatusCodes.Status415UnsupportedMediaType, [ImportRefusals.Packed]);
        }

        if (request.ContentLength > ImportLimits.MaxBytes)
        {
            return RefusalAnswer.Of(ImportRefusals.TooLarge);
        }

        // The worker's Kestrel ends at 30,000,000 bytes unless a route says otherwise.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ImportLimits.MaxBody;
        }

        return null;
    }

    public static Outcome<UploadOrder> Of(HttpRequest request, Caller caller, ImportForm form, TimeZoneInfo zone, DateTimeOffset now)
    {
        var key = IdempotencyKey.Of(request, caller, default);
        if (key.IsRefused)
        {
            return key.Refusals;
        }

        if (request.Query["again"].ToString() is not ("" or "true" or "false") || request.Query["resume"].Count > 1)
        {
            return new Refusal(RefusalKind.Invalid, "unknown_word", "again must be one of: true, false; resume is the id of one import.", "again");
        }

        // A call that is repeated under its key names the same import, and so goes on with it.
        var resumed = request.Query["resume"].ToString();
        var id = resumed.Length > 0 ? resumed
            : key.Value is { } repeated ? repeated.Hash[..24]
            : OrderIds.New(now, RandomNumberGenerator.GetBytes(OrderIds.EntropyBytes)).Value;
        return new UploadOrder(caller.Account, form, id, zone, resumed.Length > 0, request.Query["again"] == "true");
    }
}
