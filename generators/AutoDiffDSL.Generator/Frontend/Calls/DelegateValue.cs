using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>What calling a delegate runs, known where it is called.</summary>
/// <param name="Target">The lambda, local function or method.</param>
/// <param name="Body">The body of a lambda; null for a method.</param>
/// <param name="Frame">The frame that made the delegate, whose variables a lambda sees.</param>
internal sealed record DelegateValue(IMethodSymbol Target, IOperation? Body, Frame Frame);
