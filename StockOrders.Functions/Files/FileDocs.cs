using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Files;

/// <summary>Files of an order, for the API description. A line for each member.</summary>
internal static class FileDocs
{
    private static readonly Shape File = new("File", "A file that came with an order.")
    {
        { "id", Text(), "The file." },
        { "name", Text(), "Its name, cleaned." },
        { "media_type", Text(), "What it is, by what is in it." },
        { "bytes", Whole, "How large it is." },
        { "sha256", Text(), "The hash of its bytes, in hex." },
        { "received_at", Instant, "When it came." },
        { "received_from", Text(), "From whom." },
        { "invoice", Text().OrNull, "The invoice that it is." },
        { "href", Text(), "Where its bytes are." },
    };

    public static readonly Chapter Chapter = new("Files", "Files that came with an order, such as invoices that its supplier sent.")
    {
        { "id", OrderId, "The order." },
        { "file", Text(), "The file's id." },
        Reads("ListFiles", "List the files of an order").Pages("files", File).Cached(),
        Reads("GetFile", "Download a file").Says("To be kept: it is sent as an attachment, and as what it was found to be.")
            .Answer(200, "Its bytes.", Text(), "application/pdf")
            .Answer(200, "Its bytes.", Text(), "application/xml")
            .Answer(200, "Its bytes.", Text(), "text/csv")
            .Answer(200, "Its bytes.", Text(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .Answer(200, "Its bytes.", Text(), "image/png")
            .Answer(200, "Its bytes.", Text(), "image/jpeg")
            .Cached(),
    };
}
