// Microsoft.Azure.Functions.Worker.Extensions.Timer 4.3.1
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function runs on a six-field NCRONTAB schedule or at a fixed interval.</summary>
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    public TimerTriggerAttribute(string schedule) => (Schedule, UseMonitor) = (schedule, true);

    public string Schedule { get; private set; }

    /// <summary>Whether a run missed while the app was down is made up for when it starts.</summary>
    public bool UseMonitor { get; set; }

    public bool RunOnStartup { get; set; }
}
