namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// A place that <c>break</c>, <c>continue</c> or <c>return</c> leads to. Where nothing is left to run before it, the
/// jump costs
/// nothing; elsewhere it sets the flag, and what must be skipped tests it.
/// </summary>
internal sealed class JumpTarget(Variable flag)
{
    public Variable Flag { get; } = flag;
}
