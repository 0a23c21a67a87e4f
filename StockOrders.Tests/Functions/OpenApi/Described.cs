using System.Text.Json.Nodes;
using StockOrders.Functions.OpenApi;

namespace StockOrders.Tests.Functions.OpenApi;

/// <summary>An operation of the API description, found by the request that it is about.</summary>
/// <param name="File">Where it is told.</param>
internal sealed record Described(string Id, string Method, string Path, JsonObject Operation, string File)
{
    public static IReadOnlyList<Described> All { get; } =
    [
        .. from path in ApiDocument.Instance.Json["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           let operation = method.Value!.AsObject()
           select new Described(
               operation["operationId"]!.GetValue<string>(),
               method.Key.ToUpperInvariant(),
               path.Key,
               operation,
               Chapters.All.Single(chapter => chapter.Name == operation["tags"]![0]!.GetValue<string>()).File),
    ];

    /// <summary>Null where the address is none of the app's own.</summary>
    public static Described? Find(HttpRequestMessage request) => Find(request.Method.Method, request.RequestUri!.IsAbsoluteUri ? request.RequestUri.AbsolutePath : request.RequestUri.OriginalString.Split('?')[0]);

    public static Described? Find(string method, string path)
    {
        var parts = path.Trim('/').Split('/');
        return All.Where(known => known.Method == method && Fits(known, parts)).OrderBy(IsRest).ThenBy(known => known.Path.Count(c => c == '{')).FirstOrDefault();
    }

    public static string FileOf(string shape) => Shapes(Chapters.All.SelectMany(chapter => chapter).SelectMany(operation => operation.Answers.SelectMany(answer => answer.Kind?.Shapes ?? [])
        .Concat(operation.Bodies.Values.SelectMany(body => body.Kind.Shapes)).Concat(operation.Parameters.SelectMany(parameter => parameter.Kind.Shapes))))
        .First(known => known.Name == shape).File;

    private static IEnumerable<Shape> Shapes(IEnumerable<Shape> some) => some.SelectMany(shape => Shapes(shape.Parts).Prepend(shape));

    private static bool IsRest(Described known) => known.Path.EndsWith("{rest}", StringComparison.Ordinal);

    private static bool Fits(Described known, string[] parts)
    {
        var pattern = known.Path.Trim('/').Split('/');
        return (pattern.Length == parts.Length || (IsRest(known) && parts.Length >= pattern.Length))
            && pattern.Zip(parts).All(pair => pair.First[0] == '{' ? pair.Second.Length > 0 : string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }
}
