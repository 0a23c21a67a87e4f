using StockOrders.Domain.Connections;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Connections;

public sealed class SavingTests
{
    private static readonly OrderCommand.RequestSave Save = new("wms");

    [Fact]
    public void Request_has_one_effect_named_by_the_entry_that_asked_for_it()
    {
        var story = new Story().Do(Some.Create(Some.Line(1, 1)), Save);

        var effect = Assert.IsType<Effect.SaveOrder>(Assert.Single(story.LastEffects));
        Assert.Equal(($"{Some.Id}.2.Save.wms", 2), (effect.Id, effect.Request));
        Assert.Empty(story.Do(Save).Last);
    }

    [Fact]
    public void Request_that_may_have_arrived_is_repeated_under_its_key_and_one_that_was_refused_under_a_new_one()
    {
        var story = new Story().Do(Some.Create(Some.Line(1, 1)), Save, Failed(2, isUnknown: true), Save);
        Assert.Equal(2, Assert.Single(story.Order.Connections).Request);

        story.Do(Failed(2, isUnknown: false), Save);
        Assert.Equal(story.Order.Version, Assert.Single(story.Order.Connections).Request);
    }

    [Fact]
    public void Edit_on_the_way_waits_until_the_way_has_ended()
    {
        var story = new Story().Do(Some.Create(Some.Line(1, 1)), Save, new OrderCommand.ChangeHeader(Some.Header with { Notes = "x" }));

        Assert.Empty(story.Do(Save).LastEffects);
        Assert.Empty(story.Do(Save).Last);
        story.Do(new OrderCommand.RecordSaved("wms", 2, new SavedOrder(new OutsideId("t1"), null), OwnsOrders: false));

        var save = Assert.Single(story.Order.Connections);
        Assert.Equal((SaveStatus.Run, "t1", story.Order.Version), (save.Status, save.Saved!.Id.Text, save.Request));
        Assert.Single(story.LastEffects);
    }

    [Fact]
    public void Late_word_of_an_old_request_changes_nothing()
    {
        var story = new Story().Do(Some.Create(Some.Line(1, 1)), Save, Failed(2, isUnknown: false), Save);

        Assert.Empty(story.Do(Failed(2, isUnknown: true)).Last);
        Assert.Empty(story.Do(new OrderCommand.RecordSaved("wms", 2, new SavedOrder(new OutsideId("t1"), null), false)).Last);
    }

    [Fact]
    public void Draft_that_was_to_be_saved_does_not_vanish()
    {
        var story = new Story().Do(Some.Create(Some.Line(1, 1)), Save);

        Assert.Contains("wms", Deleting.Refusal(story.Order)!.Message, StringComparison.Ordinal);
    }

    private static OrderCommand.RecordSaveFailed Failed(int request, bool isUnknown) => new("wms", request, "It does not answer.", isUnknown);
}
