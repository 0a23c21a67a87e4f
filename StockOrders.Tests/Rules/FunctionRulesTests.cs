using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Functions;
using StockOrders.LocalHost;

namespace StockOrders.Tests.Rules;

/// <summary>House rules that no compiler holds.</summary>
public sealed class FunctionRulesTests
{
    private static readonly IReadOnlyList<MethodInfo> Functions =
    [
        .. typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    [Fact]
    public void Orchestrators_are_in_classes_named_so_and_carry_their_version_in_their_name()
    {
        var orchestrators = Functions.Where(method => Has<OrchestrationTriggerAttribute>(method)).ToList();

        Assert.NotEmpty(orchestrators);
        Assert.All(orchestrators, method =>
        {
            Assert.EndsWith("Orchestrator", method.DeclaringType!.Name, StringComparison.Ordinal);
            Assert.Matches("_v[0-9]+$", method.GetCustomAttribute<FunctionAttribute>()!.Name);
        });
        Assert.All(Functions.Except(orchestrators), method =>
            Assert.DoesNotContain("Orchestrator", method.DeclaringType!.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Http_functions_ask_for_no_function_key_because_the_app_has_keys_of_its_own() =>
        Assert.All(
            Functions.SelectMany(method => method.GetParameters()).Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>(),
            trigger => Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel));

    [Fact]
    public void Types_of_the_app_are_internal_and_sealed_unless_they_are_inherited_from()
    {
        var types = typeof(App).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("StockOrders", StringComparison.Ordinal) == true && !type.IsNested).ToList();
        var inherited = types.Select(type => type.BaseType).OfType<Type>().ToHashSet();

        Assert.All(types.Where(type => type.Name != "Program" && !IsGenerated(type)), type =>
        {
            Assert.False(type.IsPublic, $"{type} is public.");
            Assert.True(!type.IsClass || type.IsSealed || type.IsAbstract || inherited.Contains(type), $"{type} is not sealed.");
        });
    }

    [Theory]
    [InlineData("Helper")]
    [InlineData("Manager")]
    [InlineData("Util")]
    [InlineData("Common")]
    [InlineData("Service")]
    public void Nothing_is_called_by_a_word_that_says_nothing(string word) => Assert.All(
        new[] { typeof(App).Assembly, typeof(StockOrder).Assembly, typeof(LocalApp).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("StockOrders", StringComparison.Ordinal) == true),
        type => Assert.False(type.Name.EndsWith(word, StringComparison.Ordinal), type.FullName));

    private static bool Has<TTrigger>(MethodInfo method)
        where TTrigger : Attribute => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<TTrigger>() is not null);

    /// <summary>What the worker's own source generators make is not ours to name.</summary>
    private static bool IsGenerated(Type type) =>
        type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null
        || type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null
        || type.Name.StartsWith("GeneratedFunction", StringComparison.Ordinal) || type.Name.StartsWith("DirectFunction", StringComparison.Ordinal)
        || type.Name.EndsWith("Extension", StringComparison.Ordinal) || type.Name.EndsWith("AutoStartup", StringComparison.Ordinal);
}
