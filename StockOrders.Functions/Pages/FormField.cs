namespace StockOrders.Functions.Pages;

/// <summary>A field of a form with its label, what stands in it, and what is wrong with it.</summary>
/// <param name="Id">Of its own on the page.</param>
/// <param name="Kind">text, number, date or file.</param>
internal readonly record struct FormField(string Id, string Name, string Label, string Kind, string Value = "", string? Fault = null)
{
    /// <summary>Numbers are text with a keyboard of digits: a number field drops what it does not understand before anybody can say so.</summary>
    public Html Markup()
    {
        var (name, value) = (Html.Exact(Name), Html.Exact(Value));
        var described = Fault is null ? Html.Empty : Html.Of($" aria-invalid=\"true\" aria-describedby=\"{Id}-fault\"");
        var sentence = Fault is null ? Html.Empty : Html.Of($"<span class=\"fault\" id=\"{Id}-fault\">{Fault}</span>");
        var input = Kind switch
        {
            "number" => Html.Of($"<input id=\"{Id}\" name=\"{name}\" type=\"text\" inputmode=\"decimal\" maxlength=\"40\" autocomplete=\"off\" value=\"{value}\"{described}>"),
            "date" => Html.Of($"<input id=\"{Id}\" name=\"{name}\" type=\"date\" value=\"{value}\"{described}>"),
            "file" => Html.Of($"<input id=\"{Id}\" name=\"{name}\" type=\"file\" accept=\".pdf,.xml,.csv,.xlsx,.png,.jpg,.jpeg\"{described}>"),
            _ => Html.Of($"<input id=\"{Id}\" name=\"{name}\" type=\"text\" maxlength=\"200\" autocomplete=\"off\" value=\"{value}\"{described}>"),
        };
        return Html.Of($"<p class=\"field\"><label for=\"{Id}\">{Label}</label>{input}{sentence}</p>\n");
    }

    /// <summary>A text of several lines.</summary>
    public static Html Comment(string id, string label, string? text) => Html.Of($"""
        <label for="{id}">{label}</label>
        <textarea id="{id}" name="comment" rows="3" maxlength="{Domain.Orders.Comments.MaxLength}">
        {Html.Exact(text)}</textarea>

        """);
}
