using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Promises;

namespace StockOrders.Tests.Domain.Promises;

public sealed class AvailableToPromiseTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);

    /// <summary>100 on hand, 30 promised; 50 come on day 3 and 40 leave on day 2.</summary>
    [Fact]
    public void Each_day_promises_the_least_that_is_left_from_it_on()
    {
        var days = Of(100, 30, [(3, 50)], [(2, 40)], 5);

        Assert.Equal([30m, 30m, 30m, 80m, 80m], days.Select(day => day.Cumulative));
        Assert.Equal([30m, 0m, 0m, 50m, 0m], days.Select(day => day.Discrete));
        Assert.Equal([0m, 0m, 0m, 50m, 0m], days.Select(day => day.Incoming));
        Assert.Equal([0m, 0m, 40m, 0m, 0m], days.Select(day => day.Outgoing));
        Assert.Equal(Today, days[0].Day);
    }

    [Fact]
    public void What_is_oversold_is_made_good_before_anything_is_promised() =>
        Assert.Equal([0m, 0m, 0m, 0m, 20m], Of(30, 60, [(2, 20), (4, 30)], [], 5).Select(day => day.Cumulative));

    [Fact]
    public void A_need_beyond_the_days_that_are_asked_for_counts() =>
        Assert.Equal([10m, 10m], Of(100, 0, [(50, 5)], [(40, 90)], 2).Select(day => day.Cumulative));

    [Fact]
    public void What_should_have_left_leaves_today_and_nothing_is_promised_of_nothing()
    {
        Assert.Equal(3m, Of(10, 0, [], [(-5, 7)], 1)[0].Cumulative);
        Assert.Equal([0m, 0m], Of(0, 0, [], [], 2).Select(day => day.Cumulative));
        Assert.Equal([0m, 0m], Of(-4, 0, [], [], 2).Select(day => day.Cumulative));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    public void Days_are_1_to_365(int days) => Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, 0, [], [], days));

    [Fact]
    public void Taking_what_is_promised_for_a_day_leaves_every_day_what_it_needs() => Holds((given, days) =>
        Enumerable.Range(0, days.Count).All(taken => Left(given).Select((left, day) => (left, day))
            .All(after => after.day < taken || after.left - days[taken].Cumulative >= Math.Min(0, after.left))));

    [Fact]
    public void Taking_each_days_part_on_its_day_leaves_every_day_what_it_needs() => Holds((given, days) =>
    {
        var taken = 0m;
        return Left(given).Select((left, day) => (left, day)).All(after =>
        {
            taken += after.day < days.Count ? days[after.day].Discrete : 0;
            return after.left - taken >= Math.Min(0, after.left);
        });
    });

    [Fact]
    public void One_unit_more_would_be_missing_on_some_later_day() => Holds((given, days) =>
        Enumerable.Range(0, days.Count).All(day => Left(given).Skip(day).Min() < days[day].Cumulative + 1));

    [Fact]
    public void Parts_sum_and_nothing_that_was_promised_is_taken_back() => Holds((_, days) =>
        days.Sum(day => day.Discrete) == days[^1].Cumulative && days.All(day => day is { Discrete: >= 0, Cumulative: >= 0 }));

    [Fact]
    public void More_stock_never_promises_less_and_more_reserved_never_more() => Holds((given, days) =>
        Work(given with { OnHand = given.OnHand + 1 }).Zip(days).All(pair => pair.First.Cumulative >= pair.Second.Cumulative)
        && Work(given with { Reserved = given.Reserved + 1 }).Zip(days).All(pair => pair.First.Cumulative <= pair.Second.Cumulative));

    [Fact]
    public void Asked_for_more_days_the_first_ones_are_the_same() => Holds((given, days) =>
        Work(given with { Days = given.Days + 30 }).Take(given.Days).SequenceEqual(days));

    [Fact]
    public void In_which_order_moves_are_told_changes_nothing() => Holds((given, days) =>
        Work(given with { In = [.. given.In.Reverse()], Out = [.. given.Out.Reverse()] }).SequenceEqual(days));

    private static void Holds(Func<Facts, IReadOnlyList<PromiseDay>, bool> law) =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Any.ToArbitrary(), given => law(given, Work(given))));

    private static Gen<Facts> Any =>
        from onHand in Gen.Choose(0, 200)
        from reserved in Gen.Choose(0, 100)
        from incoming in Move.ArrayOf()
        from outgoing in Move.ArrayOf()
        from days in Gen.Choose(1, 20)
        select new Facts(onHand, reserved, incoming, outgoing, days);

    private static Gen<(int Day, decimal Quantity)> Move => from day in Gen.Choose(-3, 40) from quantity in Gen.Choose(0, 60) select (day, (decimal)quantity);

    /// <summary>What is left at the end of each day that anything happens on, reckoned the slow way.</summary>
    private static List<decimal> Left(Facts given) =>
    [
        .. Enumerable.Range(0, Math.Max(given.Days, 50)).Select(day =>
            given.OnHand - given.Reserved + given.In.Where(move => move.Day <= day).Sum(move => move.Quantity) - given.Out.Where(move => move.Day <= day).Sum(move => move.Quantity)),
    ];

    private static IReadOnlyList<PromiseDay> Work(Facts given) => Of(given.OnHand, given.Reserved, given.In, given.Out, given.Days);

    private static IReadOnlyList<PromiseDay> Of(
        decimal onHand, decimal reserved, (int Day, decimal Quantity)[] incoming, (int Day, decimal Quantity)[] outgoing, int days) =>
        AvailableToPromise.Of(onHand, reserved, Moves(incoming), Moves(outgoing), Today, days);

    private static StockMove[] Moves((int Day, decimal Quantity)[] moves) => [.. moves.Select(move => new StockMove(Today.AddDays(move.Day), move.Quantity))];

    private sealed record Facts(decimal OnHand, decimal Reserved, (int Day, decimal Quantity)[] In, (int Day, decimal Quantity)[] Out, int Days);
}
