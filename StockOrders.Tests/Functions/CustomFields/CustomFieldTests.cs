using System.Text.Json.Nodes;
using StockOrders.Functions.Hosting;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.CustomFields;

public sealed class CustomFieldTests
{
    private const string Orders = "/api/v1/purchase-orders";
    private const string Defined = "/api/v1/custom-fields";

    [Theory]
    [InlineData("""["season=spring","buyer=Kim = boss"]""", """["season=spring","buyer=Kim = boss"]""")]
    [InlineData("\"season=spring\"", "\"season=spring\"")]
    [InlineData("\"season=spring\\nbuyer=Kim\"", "\"season=spring\\nbuyer=Kim\"")]
    [InlineData("""{"season":"spring","weight":7.50,"rush":true}""", """{"season":"spring","weight":"7.50","rush":"true"}""")]
    public async Task They_are_answered_in_the_form_they_were_written_in(string written, string answered)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var created = await api.Must(HttpMethod.Post, Orders, Body(written));

        Assert.Equal(answered, Fields(created));
    }

    [Fact]
    public async Task What_is_sent_is_set_an_empty_value_removes_one_and_the_rest_stays()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var path = await Created(api, """["a=1","b=2","c=3"]""");

        await api.Must(HttpMethod.Patch, path, Change("""["b=","d=4"]"""));
        Assert.Equal("""["a=1","c=3","d=4"]""", Fields(await api.Get(path)));

        await api.Must(HttpMethod.Patch, path, Change("""{"a":"9","c":null}"""));
        Assert.Equal("""{"a":"9","d":"4"}""", Fields(await api.Get(path)));

        await api.Must(HttpMethod.Patch, path, Change("[]"));
        Assert.Equal("[]", Fields(await api.Get(path)));
    }

    [Theory]
    [InlineData("""["season"]""")]
    [InlineData("""["=spring"]""")]
    [InlineData("""["a=1","a=2"]""")]
    [InlineData("""["a=1\u0007"]""")]
    [InlineData("""["a\tb=1"]""")]
    [InlineData("""[7]""")]
    [InlineData("7")]
    [InlineData("\"season\"")]
    [InlineData("""{"":"x"}""")]
    [InlineData("""{"a=b":"x"}""")]
    [InlineData("""{"a":{"b":1}}""")]
    public async Task What_is_no_field_and_value_is_refused(string written)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, Body(written));

        Assert.Equal(400, answer.Code);
        Assert.StartsWith("custom_fields", Assert.Single(answer.ErrorFields), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_not_defined_is_kept_with_a_warning_and_refused_when_the_client_is_strict()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var created = await api.Must(HttpMethod.Post, Orders, Body("""["colour=red"]"""));
        var strict = await api.Send(HttpMethod.Post, Orders, Body("""["colour=red"]"""), headers: ("Prefer", "handling=strict"));

        Assert.Equal("The custom field 'colour' is not defined and was kept as text.", Assert.Single(created.Json["result"]!["warnings"]!.AsArray())!.GetValue<string>());
        Assert.Equal((400, "custom_fields.colour"), (strict.Code, Assert.Single(strict.ErrorFields)));
    }

    [Theory]
    [InlineData("""{"type":"number"}""", "-3.50", "-3.50")]
    [InlineData("""{"type":"number"}""", "many", null)]
    [InlineData("""{"type":"date"}""", "2026-06-01", "2026-06-01")]
    [InlineData("""{"type":"date"}""", "1780308000", "2026-06-01")]
    [InlineData("""{"type":"date"}""", "June", null)]
    [InlineData("""{"type":"flag"}""", "YES", "true")]
    [InlineData("""{"type":"flag"}""", "maybe", null)]
    [InlineData("""{"type":"choice","choices":["Spring","Autumn"]}""", "spring", "Spring")]
    [InlineData("""{"type":"choice","choices":["Spring","Autumn"]}""", "winter", null)]
    [InlineData("""{"type":"text"}""", "anything", "anything")]
    public async Task A_defined_field_takes_values_of_its_type(string definition, string value, string? kept)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Define(api, "f", definition);

        var answer = await api.Send(HttpMethod.Post, Orders, Body($"[\"f={value}\"]"));

        Assert.Equal(kept is null ? 400 : 201, answer.Code);
        if (kept is null)
        {
            Assert.Equal(("invalid_custom_field", "custom_fields"), (answer.ErrorCode, Assert.Single(answer.ErrorFields)));
        }
        else
        {
            Assert.Equal($"[\"f={kept}\"]", Fields(answer));
            Assert.Null(answer.Json["result"]!["warnings"]);
        }
    }

    [Fact]
    public async Task A_new_order_has_the_defaults_and_needs_what_is_required()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Define(api, "season", """{"default":"spring","required":true}""");
        Assert.Equal("""["season=spring"]""", Fields(await api.Must(HttpMethod.Post, Orders, TestApi.OrderBody())));

        await Define(api, "buyer", """{"required":true}""");
        var missing = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody());
        Assert.Equal((400, "missing_custom_field"), (missing.Code, missing.ErrorCode));

        var path = await Created(api, """["buyer=Kim","season=autumn"]""");
        Assert.Equal("""["buyer=Kim","season=autumn"]""", Fields(await api.Get(path)));
        var removed = await api.Send(HttpMethod.Patch, path, Change("""["buyer="]"""));
        Assert.Equal((400, "missing_custom_field"), (removed.Code, removed.ErrorCode));
    }

    // The order was made before anyone defined the field; a program that reads it and sends it back must not be stopped by that.
    [Fact]
    public async Task A_value_that_stood_there_before_the_definition_may_be_sent_back()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var path = await Created(api, """["count=many"]""");
        await Define(api, "count", """{"type":"number"}""");

        Assert.Equal(200, (await api.Send(HttpMethod.Put, path, (await api.Get(path)).Text)).Code);
        Assert.Equal(400, (await api.Send(HttpMethod.Patch, path, Change("""["count=few"]"""))).Code);
        Assert.Equal(200, (await api.Send(HttpMethod.Patch, path, Change("""["count=4"]"""))).Code);
    }

    [Fact]
    public async Task Definitions_are_listed_read_changed_and_deleted()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Define(api, "season", """{"type":"choice","choices":["spring","autumn"]}""");
        await Define(api, "buyer", "{}");

        var list = await api.Get(Defined + "?type=choice");
        Assert.Equal("season", Assert.Single(list.Json["custom-fields"]!.AsArray())!["name"]!.GetValue<string>());
        var changed = await api.Must(HttpMethod.Patch, Defined + "/season", """{"custom-field":{"default":"AUTUMN"}}""");
        Assert.Equal("""{"id":"season","name":"season","type":"choice","choices":["spring","autumn"],"required":false,"default":"autumn"}""", changed.Json["custom-field"]!.ToJsonString());
        Assert.Equal(412, (await api.Send(HttpMethod.Patch, Defined + "/season", """{"custom-field":{}}""", headers: ("If-Match", "\"x\""))).Code);
        await api.Must(HttpMethod.Delete, Defined + "/season");
        Assert.Equal(404, (await api.Get(Defined + "/season")).Code);
        Assert.Equal(404, (await api.Send(HttpMethod.Delete, Defined + "/season")).Code);
        Assert.Empty((await api.Send(HttpMethod.Get, Defined, key: TestApi.OtherKey, account: TestApi.OtherAccount)).Json["custom-fields"]!.AsArray());
    }

    [Theory]
    [InlineData("f", """{"type":"colour"}""", "type")]
    [InlineData("f", """{"type":"choice"}""", "choices")]
    [InlineData("f", """{"type":"choice","choices":["a","A"]}""", "choices")]
    [InlineData("f", """{"type":"choice","choices":[""]}""", "choices")]
    [InlineData("f", """{"type":"text","choices":["a"]}""", "choices")]
    [InlineData("f", """{"type":"number","default":"x"}""", "default")]
    [InlineData("f", """{"type":"flag","required":"yes"}""", "required")]
    [InlineData("a%3Db", """{}""", "name")]
    [InlineData("a.b", """{}""", "name")]
    public async Task A_definition_that_makes_no_sense_is_refused(string name, string definition, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Put, $"{Defined}/{name}", $"{{\"custom-field\":{definition}}}");

        Assert.Equal((400, field), (answer.Code, Assert.Single(answer.ErrorFields)));
        Assert.Empty((await api.Get(Defined)).Json["custom-fields"]!.AsArray());
    }

    [Fact]
    public async Task Only_an_administrator_defines()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var writer = await api.AddKey(Scopes.Read | Scopes.Write);

        Assert.Equal(403, (await api.Send(HttpMethod.Put, Defined + "/f", """{"custom-field":{}}""", writer)).Code);
        Assert.Equal(403, (await api.Send(HttpMethod.Delete, Defined + "/f", key: writer)).Code);
        Assert.Equal(200, (await api.Send(HttpMethod.Get, Defined, key: writer)).Code);
    }

    private static Task<Answer> Define(TestApi api, string name, string definition) =>
        api.Must(HttpMethod.Put, $"{Defined}/{name}", $"{{\"custom-field\":{definition}}}");

    private static async Task<string> Created(TestApi api, string fields) =>
        $"{Orders}/{(await api.Must(HttpMethod.Post, Orders, Body(fields))).Json["purchase-order"]!["id"]!.GetValue<string>()}";

    private static string Body(string fields)
    {
        var body = JsonNode.Parse(TestApi.OrderBody())!;
        body["purchase-order"]!["custom_fields"] = JsonNode.Parse(fields);
        return body.ToJsonString();
    }

    private static string Change(string fields) => $"{{\"purchase-order\":{{\"custom_fields\":{fields}}}}}";

    private static string Fields(Answer answer) =>
        answer.Json["purchase-order"]!["custom_fields"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
