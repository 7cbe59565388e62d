namespace AutoDiffDSL;

/// <summary>
/// Trades time for memory: what a helper computes is not kept between the forward and the backward sweep of its
/// callers. Of a call, its arguments are kept, and the helper runs once more in the backward sweep, right before it is
/// differentiated. The derivatives stay the same to the last bit of rounding.
/// </summary>
/// <remarks>
/// The method is static, not generic, and takes numbers, spans and arrays by value; it need not be
/// <see cref="DifferentiableAttribute">differentiable</see> by itself. A loop of n iterations whose body is such a
/// helper keeps n sets of arguments and the tape of one iteration, instead of n tapes; nested in two levels it keeps in
/// the order of the square root of n (Griewank 1992, "Achieving logarithmic growth of temporal and spatial complexity
/// in reverse automatic differentiation", Optimization Methods and Software 1). Spans that the helper writes are copied
/// before the call, so pass the part that it works on and no more.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CheckpointAttribute : Attribute;
