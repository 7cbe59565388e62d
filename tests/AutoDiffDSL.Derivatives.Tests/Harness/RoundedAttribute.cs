namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// The primal is vectorized by the library that it calls, so that derivatives, which compute the same value by a loop,
/// round it differently in the last bits.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RoundedAttribute : Attribute;
