using StockOrders.Functions.Hosting;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.OpenApi;

/// <summary>What is to be told of a function besides its address: made by <see cref="Reads"/>, <see cref="Writes"/> and the like, a call for each fact.</summary>
internal sealed partial class Operation
{
    public const string Json = "application/json";

    private readonly List<Answered> answers = [];
    private readonly List<Parameter> parameters = [];
    private readonly SortedSet<int> refusals = [];

    private Operation(string function, string summary, Scopes scopes) => (Function, Summary, Scopes) = (function, summary, scopes);

    public string Function { get; }

    public string Summary { get; }

    /// <summary>One of these is enough; none where no key is asked for.</summary>
    public Scopes Scopes { get; }

    public string Words { get; private set; } = "";

    /// <summary>Not for programs to call: kept out of what generators make.</summary>
    public bool IsInternal { get; private set; }

    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>By media type; empty where the call has no body.</summary>
    public Dictionary<string, Sent> Bodies { get; } = [];

    public bool NeedsBody { get; private set; } = true;

    public IReadOnlyList<Answered> Answers => answers;

    /// <summary>Statuses beyond those that follow from what the call is.</summary>
    public IReadOnlyCollection<int> Refusals => refusals;

    public bool HasETag { get; private set; }

    public static Operation Reads(string function, string summary) => new(function, summary, Scopes.Read);

    public static Operation Writes(string function, string summary, Scopes scopes = Scopes.Write) => new(function, summary, scopes);

    /// <summary>Asks for no key.</summary>
    public static Operation Public(string function, string summary) => new(function, summary, Scopes.None);

    public Operation Says(string words)
    {
        Words = words;
        return this;
    }

    public Operation Internal()
    {
        IsInternal = true;
        return this;
    }

    /// <summary>A query parameter.</summary>
    public Operation Asks(string name, Kind kind, string words) => Asks(new Parameter(name, "query", kind, words));

    public Operation Asks(Parameter parameter)
    {
        parameters.Add(parameter);
        return this;
    }

    /// <summary>The resource under its name, with <c>skip_background_jobs</c> beside it or inside.</summary>
    public Operation Takes(string name, Shape shape, params string[] required) => Takes(With(
        (name, The(shape).Needs(required)),
        ("skip_background_jobs?", SkipBackgroundJobs)));

    public Operation Takes(Kind body, string media = Json)
    {
        Bodies.Add(media, new Sent(body, []));
        refusals.UnionWith([400, 413]);
        return this;
    }

    /// <summary>The body may be left out.</summary>
    public Operation OrNothing()
    {
        NeedsBody = false;
        return this;
    }

    /// <summary>A request as a program sends it; a test sends each, and none may get a warning.</summary>
    public Operation Such(string name, string json)
    {
        Bodies[Json].Examples.Add((name, json));
        return this;
    }

    /// <summary>If-Match is honoured.</summary>
    public Operation Conditional()
    {
        refusals.Add(412);
        return Asks(QueryParameters.IfMatch);
    }

    /// <summary>Idempotency-Key is honoured.</summary>
    public Operation Repeatable()
    {
        refusals.UnionWith([400, 409, 422]);
        return Asks(QueryParameters.IdempotencyKey);
    }

    /// <summary>Statuses that do not follow from what the call is.</summary>
    public Operation May(params int[] statuses)
    {
        refusals.UnionWith(statuses);
        return this;
    }

    private static Kind SkipBackgroundJobs => Flag.And(
        "description", "false recalculates replenishment now, true (what absence means) in the night. May stand inside the resource as well.");
}
