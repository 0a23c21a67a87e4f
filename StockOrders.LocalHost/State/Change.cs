using System.Runtime.ExceptionServices;

namespace StockOrders.LocalHost.State;

/// <summary>One writer's transaction, waiting in line or served.</summary>
internal abstract class Change
{
    private volatile bool done;

    /// <summary>Committed or refused; nothing of it changes any more.</summary>
    public bool Done
    {
        get => done;
        set => done = value;
    }

    /// <summary>Whether it threw, so that nothing of it is kept.</summary>
    public bool Failed => Failure is not null;

    protected ExceptionDispatchInfo? Failure { get; private set; }

    public abstract void Run(StateSession session);

    public void Fail(Exception failure) => Failure = ExceptionDispatchInfo.Capture(failure);
}

/// <summary>One writer's transaction with its result.</summary>
internal sealed class Change<T>(Func<StateSession, T> change) : Change
{
    private T? result;

    public override void Run(StateSession session)
    {
        try
        {
            result = change(session);
        }
        catch (Exception failure)
        {
            // Kept for the writer, who throws it in Outcome.
            Fail(failure);
        }
    }

    public T Outcome()
    {
        Failure?.Throw();
        return result!;
    }
}
