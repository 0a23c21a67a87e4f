using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.OpenApi;

internal sealed partial class Operation
{
    public Operation Answer(int status, string words, Kind? kind, string media = Json, string? example = null)
    {
        answers.Add(new Answered(status, words, media, kind, example));
        return this;
    }

    /// <summary>An answer as a program gets it; a test holds it against the answer's shape.</summary>
    public Operation Shows(string json)
    {
        answers[0] = answers[0] with { Example = json };
        return this;
    }

    public Operation One(string name, Shape shape, params (string Name, Kind Kind)[] beside) => One(200, name, The(shape), beside);

    /// <summary>The thing under its name, then how it went.</summary>
    public Operation One(int status, string name, Kind kind, params (string Name, Kind Kind)[] beside) => Answer(
        status, status == 201 ? "Made." : "Done.", With([(name, kind), .. beside, ("result", The(EnvelopeShapes.Result))]));

    /// <summary>Pages of a list that is filtered and sorted by these fields.</summary>
    public Operation Many(string plural, Shape shape, ListShapes lists)
    {
        parameters.Add(QueryParameters.Fields);
        return Pages(plural, shape, lists);
    }

    /// <summary>Pages of a list whose items always have all their members.</summary>
    /// <param name="lists">Null where it is neither filtered nor sorted.</param>
    public Operation Pages(string plural, Shape shape, ListShapes? lists = null)
    {
        parameters.AddRange(lists?.Parameters ?? []);
        parameters.AddRange([QueryParameters.Limit, QueryParameters.Page, QueryParameters.Cursor]);
        refusals.Add(400);
        return Answer(200, "A page of the list.", With((plural, List(shape)), ("meta", The(EnvelopeShapes.Meta)), ("result", The(EnvelopeShapes.Result))));
    }

    /// <summary>The client may choose members.</summary>
    public Operation Fields() => Asks(QueryParameters.Fields);

    /// <summary>The answer carries an ETag.</summary>
    public Operation ETag()
    {
        HasETag = true;
        return this;
    }

    /// <summary>The answer carries an ETag, and 304 is answered to who has it.</summary>
    public Operation Cached()
    {
        Asks(QueryParameters.IfNoneMatch);
        Answer(304, "You have it already.", null);
        return ETag();
    }
}
