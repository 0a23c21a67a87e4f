using System.Collections.Immutable;
using System.Security.Cryptography;
using StockOrders.Domain.Files;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Files;
using StockOrders.Functions.Matching;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Suppliers;

/// <summary>
/// Takes in an invoice that a supplier sends as a file. Lines that can be read are matched like those of any other invoice; without them it
/// is held for a person. The bytes are written first, so that no order ever names a file that is not there.
/// </summary>
internal sealed class InvoiceUploads(FileStore files, OrderBook book, TimeProvider clock)
{
    /// <returns>What became of the order and whether the file's lines were read, or what is wrong with the form.</returns>
    public async Task<(Outcome<OrderBooked>? Outcome, string Read, ImmutableArray<FormFault> Faults)> Take(
        SupplierForm form, AccountId account, StockOrder order, string person, CancellationToken cancellation)
    {
        var faults = SupplierCommands.Twice(form);
        var (now, kind) = (clock.GetUtcNow(), form.File is { } sent ? FileKinds.Of(sent.Bytes) : null);
        if (form.File is not { } file)
        {
            faults.Add(new FormFault("file", "Choose the file that the invoice is in."));
            return (null, "", [.. faults]);
        }

        if (FileFault(file, kind) is { } wrong)
        {
            faults.Add(new FormFault("file", wrong));
            return (null, "", [.. faults]);
        }

        // Once before the bytes are written, and again when the order is to name them: others may send files meanwhile.
        if (FileLimits.Refusal(order, file.Bytes.Length) is { } full)
        {
            faults.Add(new FormFault("file", full.Message));
        }

        var said = kind switch
        {
            FileKind.Xml => UblInvoice.Read(file.Bytes),
            FileKind.Csv or FileKind.Xlsx => InvoiceTable.Read(kind.Value, file.Bytes),
            _ => null,
        };
        if (said is not null)
        {
            said = NamedOrders.Looked(order, said);
        }

        if (said is not null && Refused(said) is { } refused)
        {
            return (null, "", [.. faults, new FormFault("file", refused)]);
        }

        var lines = said is not null ? FiledLines.On(order, said) : new Refusal(RefusalKind.Invalid, "no_lines", "A program cannot read the lines of this file.");
        if (UploadedInvoice.Of(form, order, said, lines, faults) is not { } invoice || faults.Count > 0)
        {
            return (null, "", [.. faults]);
        }

        var stored = new OrderFile(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), FileNames.Clean(file.Name, kind!.Value), kind.Value, file.Bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)), now, person, invoice.Id);
        var note = await files.Write(account, order.Id, stored.Id, file.Bytes, now, cancellation);
        var outcome = await book.Execute(
            new OrderRequest(account, order.Id, new OrderCommand.RecordInvoice(invoice with { File = stored.Id }, stored, lines.IsRefused ? lines.Refusals[0].Message : null), $"supplier:{person}"), cancellation);
        if (outcome.IsRefused)
        {
            await files.Forget(account, order.Id, stored.Id, cancellation);
        }

        await files.Settle(account, note, cancellation);
        return (outcome, Words(lines), []);
    }

    private static string? FileFault(SentFile file, FileKind? kind) =>
        file.Bytes.IsEmpty ? "The file is empty."
        : kind is { } found ? FileClaims.Fault(file, found)
        : "This is no PDF, XML, CSV, XLSX, PNG or JPEG file, or it is damaged, or it is more than one thing at once.";

    private static string Words(Outcome<ImmutableArray<InvoiceLine>> lines) =>
        lines.IsRefused ? $"Its lines were not read, so a person will look at it. {lines.Refusals[0].Message}"
        : lines.Value.Length == 1 ? "Its 1 line was read from the file."
        : $"Its {Figures.Quantity(lines.Value.Length)} lines were read from the file.";

    private static string? Refused(FiledInvoice said) =>
        said.Currency is { } unknown && Currency.Find(unknown) is null ? $"{unknown} is no currency that is known here." : said.Fault;
}
