// Microsoft.Azure.Functions.Worker.Extensions.Timer 4.3.1
namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer knows of its run.</summary>
public class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the run is later than its schedule says.</summary>
    public bool IsPastDue { get; set; }
}
