using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Catalogue;

public sealed class ComponentTreeTests
{
    private const int Variants = 9;

    [Fact]
    public void A_chain_of_five_levels_is_possible_and_one_of_six_is_not()
    {
        var chain = Enumerable.Range(2, 5).ToDictionary(Id, number => Made(number, number + 1));

        Assert.Null(Fault(2, chain, 3));
        Assert.Equal("components_too_deep", Fault(1, chain, 2));
    }

    [Fact]
    public void One_part_that_is_reached_by_two_ways_is_no_circle() =>
        Assert.Null(Fault(1, new() { [Id(2)] = Made(2, 4), [Id(3)] = Made(3, 4), [Id(4)] = Made(4) }, 2, 3));

    [Fact]
    public void What_is_not_known_is_made_of_nothing() => Assert.Null(Fault(1, [], 2));

    [Fact]
    public void A_circle_that_was_there_before_is_told_where_the_variant_leads_into_it() =>
        Assert.Equal("component_cycle", Fault(1, new() { [Id(2)] = Made(2, 3), [Id(3)] = Made(3, 2) }, 2));

    /// <summary>Twelve parts of twelve parts, five levels deep, are a quarter of a million ways and few variants.</summary>
    [Fact]
    public void However_many_ways_there_are_each_variant_is_looked_at_once()
    {
        const int Wide = 12;
        var known = Enumerable.Range(1, 4).SelectMany(level => Enumerable.Range(0, Wide).Select(number => (level * 1_000) + number))
            .ToDictionary(Id, number => Made(number, [.. number >= 4_000 ? [] : Enumerable.Range(((number / 1_000) + 1) * 1_000, Wide)]));

        Assert.Null(Fault(1, known, [.. Enumerable.Range(1_000, Wide)]));
    }

    [Fact]
    public void It_is_refused_exactly_where_it_leads_back_or_too_deep() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        (from whole in Gen.Choose(0, Variants - 1) from part in Gen.Choose(0, Variants - 1) select (From: whole, To: part)).ListOf().ToArbitrary(),
        links =>
        {
            var known = Enumerable.Range(1, Variants - 1).ToDictionary(
                Id, number => Made(number, [.. links.Where(link => link.From == number).Select(link => link.To).Distinct()]));
            var parts = links.Where(link => link.From == 0).Select(link => link.To).Distinct().ToArray();

            var expected = IsCircle(links, 0, []) ? "component_cycle" : Longest(links, 0) > ComponentTree.MaxDepth ? "components_too_deep" : null;
            return Fault(0, known, parts) == expected;
        }));

    private static bool IsCircle(IReadOnlyList<(int From, int To)> links, int at, ImmutableHashSet<int> way) =>
        way.Contains(at) || links.Where(link => link.From == at).Any(link => IsCircle(links, link.To, way.Add(at)));

    private static int Longest(IReadOnlyList<(int From, int To)> links, int at) =>
        links.Where(link => link.From == at).Select(link => 1 + Longest(links, link.To)).DefaultIfEmpty(0).Max();

    private static string? Fault(int variant, Dictionary<VariantId, Variant> known, params int[] parts) =>
        ComponentTree.Fault(Id(variant), Parts(parts), known)?.Code;

    private static Variant Made(int number, params int[] parts) => new() { Id = Id(number), Components = Parts(parts) };

    private static ImmutableArray<VariantComponent> Parts(int[] parts) => [.. parts.Select(part => new VariantComponent(Id(part), 1))];

    private static VariantId Id(int number) => VariantId.From($"v{number}");
}
