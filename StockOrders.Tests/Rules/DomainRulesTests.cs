using System.Reflection;
using System.Runtime.CompilerServices;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Rules;

/// <summary>What keeps the domain pure, checked on what was compiled.</summary>
public sealed class DomainRulesTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly Domain = typeof(StockOrder).Assembly;

    private static IEnumerable<Type> Types => Domain.GetTypes().Where(type =>
        type.Namespace?.StartsWith("StockOrders.Domain", StringComparison.Ordinal) == true && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static IEnumerable<MethodInfo> Methods => Domain.GetTypes().SelectMany(type => type.GetMethods(All));

    [Fact]
    public void It_references_nothing_but_the_framework_and_no_room_of_ours() => Assert.All(
        Domain.GetReferencedAssemblies(),
        reference => Assert.True(
            reference.Name!.StartsWith("System", StringComparison.Ordinal) && !reference.Name.StartsWith("System.Net", StringComparison.Ordinal),
            $"{reference.Name} is not for the domain."));

    [Fact]
    public void Nothing_in_it_is_asynchronous() => Assert.DoesNotContain(
        Methods,
        method => method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null
            || method.ReturnType.FullName?.StartsWith("System.Threading.Tasks", StringComparison.Ordinal) == true);

    [Fact]
    public void Nothing_in_it_holds_a_clock_or_a_dice()
    {
        Type[] banned = [typeof(TimeProvider), typeof(Random), typeof(Stream), typeof(HttpClient), typeof(CancellationToken)];

        Assert.DoesNotContain(
            Methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType).Concat(Fields().Select(field => field.FieldType)),
            type => banned.Any(bad => bad.IsAssignableFrom(type)));
    }

    [Fact]
    public void Nothing_of_it_can_be_changed_from_outside() =>
        Assert.DoesNotContain(Fields(), field => field.IsStatic && !field.IsInitOnly && !field.IsLiteral);

    [Fact]
    public void Its_types_are_internal_and_closed() => Assert.All(
        Types,
        type => Assert.True(
            !type.IsPublic && !type.IsNestedPublic && (type.IsSealed || type.IsAbstract || type.IsInterface),
            $"{type.FullName} is to be internal, and sealed unless it is the root of a closed family."));

    [Fact]
    public void Folders_and_types_have_no_empty_names() => Assert.DoesNotContain(
        Types,
        type => new[] { "Helper", "Manager", "Util", "Common", "Service", "Model" }.Any(word =>
            type.FullName!.Contains(word, StringComparison.Ordinal)));

    [Fact]
    public void Every_event_has_a_name_of_its_own()
    {
        var events = typeof(OrderEvent).GetNestedTypes(All).Where(type => type.IsSubclassOf(typeof(OrderEvent))).ToHashSet();

        Assert.Equal(events, OrderEventNames.All.Keys.ToHashSet());
        Assert.Equal(events.Count, OrderEventNames.All.Values.Distinct().Count());
        Assert.All(OrderEventNames.All.Values, name => Assert.Matches("^[a-z]+\\.[a-z_]+$", name));
    }

    private static IEnumerable<FieldInfo> Fields() => Types.SelectMany(type => type.GetFields(All))
        .Where(field => field.GetCustomAttribute<CompilerGeneratedAttribute>() is null || !field.Name.Contains("<>", StringComparison.Ordinal));
}
