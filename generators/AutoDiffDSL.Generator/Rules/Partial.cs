namespace AutoDiffDSL.Generator.Rules;

/// <summary>How a tangent enters a result: the partial derivative with respect to one argument.</summary>
/// <param name="Kind">What is done with the tangent.</param>
/// <param name="Factor">The factor or divisor.</param>
/// <param name="Condition">
/// Where given, the tangent enters only if it holds. The contribution is selected, never multiplied by zero,
/// so an infinite or NaN tangent of an argument that does not count cannot spoil the result.
/// </param>
/// <param name="IsNegated">The tangent enters only if the condition does not hold.</param>
internal readonly record struct Partial(
    PartialKind Kind, Term? Factor = null, Term? Condition = null, bool IsNegated = false)
{
    public static readonly Partial Zero = new(PartialKind.Zero);
    public static readonly Partial One = new(PartialKind.One);
    public static readonly Partial MinusOne = new(PartialKind.MinusOne);

    public static implicit operator Partial(Term factor) => new(PartialKind.Times, factor);

    /// <summary>The partial 1 / <paramref name="divisor"/>.</summary>
    public static Partial Over(Term divisor) => new(PartialKind.Over, divisor);

    /// <summary>A partial where <paramref name="condition"/> holds, zero elsewhere.</summary>
    public static Partial When(Term condition, Partial partial) => partial with { Condition = condition };

    /// <summary>A partial where <paramref name="condition"/> does not hold, zero elsewhere.</summary>
    public static Partial Unless(Term condition, Partial partial) =>
        partial with { Condition = condition, IsNegated = true };
}

/// <summary>What a partial derivative does with a tangent.</summary>
internal enum PartialKind
{
    Zero,
    One,
    MinusOne,
    Times,
    Over,
}
