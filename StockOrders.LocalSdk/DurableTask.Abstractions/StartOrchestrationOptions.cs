// Microsoft.DurableTask.Abstractions 1.25.0
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask;

/// <summary>How a new orchestration is to be started: under which id, and not before when.</summary>
public record StartOrchestrationOptions
{
    [SuppressMessage("Style", "IDE1006", Justification = "Callers name these arguments, and the package spells them so.")]
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
        => (this.InstanceId, this.StartAt) = (InstanceId, StartAt);

    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (InstanceId, StartAt, Tags, DedupeStatuses) = (options.InstanceId, options.StartAt, options.Tags, options.DedupeStatuses);
    }

    public string? InstanceId { get; init; }

    public DateTimeOffset? StartAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The statuses of an instance of this id that make a second start fail; in all others it is replaced.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
