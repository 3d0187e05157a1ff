namespace Porfin.Verification;

/// <summary>How much a proof may do: verifying takes bounded time whatever a document holds.</summary>
/// <param name="steps">How many elementary steps.</param>
internal sealed class Effort(long steps)
{
    private long left = steps;

    /// <summary>False once enough is told: what is beyond is only counted, and needs no path.</summary>
    public bool WantsPaths { get; set; } = true;

    /// <summary>Takes steps.</summary>
    /// <exception cref="EffortSpent">None are left: the proof is given up, and says so.</exception>
    public void Spend(long count = 1)
    {
        if ((left -= count) < 0)
        {
            throw new EffortSpent();
        }
    }
}

/// <summary>A proof would take too long.</summary>
internal sealed class EffortSpent : Exception;
