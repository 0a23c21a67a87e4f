using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.CustomFields;

namespace StockOrders.Tests.Domain.CustomFields;

public sealed class CustomFieldEditsTests
{
    private static readonly Gen<CustomFieldValues?> Values =
        from names in Gen.Shuffle(["a", "b", "c", "d"])
        from count in Gen.Choose(0, 4)
        from values in Gen.Elements("1", "2", "x=y").ListOf(count)
        from form in Gen.Elements(Enum.GetValues<CustomFieldForm>())
        select count == 0 ? null : new CustomFieldValues([.. names.Zip(values, (name, value) => new CustomFieldValue(name, value))], form);

    [Fact]
    public void Sent_back_as_they_are_they_stay_as_they_are() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Values.ToArbitrary(), values => values is null || Over(values, values).Value == values));

    [Fact]
    public void Whatever_is_sent_is_there_and_the_rest_stays() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Values.Zip(Values).ToArbitrary(), pair =>
        {
            var (known, sent) = pair;
            if (sent is null)
                return true;
            var after = Over(known, sent).Value!;
            return sent.Values.All(field => after.Find(field.Name) == field.Value)
                && (known?.Values ?? []).All(field => after.Find(field.Name) == (sent.Find(field.Name) ?? field.Value))
                && after.Values.Length == after.Values.Select(field => field.Name).Distinct().Count()
                && after.Form == sent.Form;
        }));

    [Fact]
    public void A_kept_value_is_kept_as_the_same_text_again()
    {
        foreach (var (type, value) in new[] { (CustomFieldType.Date, "2026-06-01"), (CustomFieldType.Flag, "Yes"), (CustomFieldType.Number, "1.50"), (CustomFieldType.Choice, "SPRING") })
        {
            var definition = new CustomFieldDefinition("f", type, ["spring"]);
            var kept = CustomFieldText.Of(definition, value, Day).Value;
            Assert.Equal(kept, CustomFieldText.Of(definition, kept, Day).Value);
        }
    }

    [Fact]
    public void Fields_that_hold_the_same_are_equal_and_hash_alike()
    {
        var (one, other) = (new CustomFieldValues([new("a", "1")]), new CustomFieldValues([new("a", "1")]));

        Assert.Equal((one, one.GetHashCode()), (other, other.GetHashCode()));
        Assert.NotEqual(one, other with { Form = CustomFieldForm.Text });
        Assert.NotEqual(one, new CustomFieldValues([new("a", "2")]));
    }

    private static StockOrders.Domain.Outcomes.Outcome<CustomFieldValues?> Over(CustomFieldValues? known, CustomFieldValues sent) =>
        CustomFieldEdits.Over(known, known, sent.Values, sent.Form, ImmutableArray<CustomFieldDefinition>.Empty, Day);

    private static DateOnly? Day(string text) => DateOnly.TryParse(text, out var day) ? day : null;
}
