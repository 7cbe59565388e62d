namespace AutoDiffDSL;

/// <summary>
/// Makes a method the derivative rule of another: one rule, linear in the tangents, for every mode and order. The
/// method that it belongs to is called as it is and may do what the language does not cover; the rule is differentiated
/// like any other code where an order asks for it, and turned round for the backward modes.
/// </summary>
/// <remarks>
/// The rule is static. It takes the parameters of the method, each floating-point one followed by its tangent, and
/// returns the tangent of the result:
/// <code>
/// [DerivativeOf(nameof(Softplus))]
/// static double SoftplusRule(double x, double xDot) =&gt; Sigmoid(x) * xDot;
/// </code>
/// A parameter that the rule marks with <see cref="NoDerivativeAttribute"/> has no tangent and counts as constant. The
/// tangent of a <c>ReadOnlySpan&lt;T&gt;</c> is a <c>ReadOnlySpan&lt;T&gt;</c>. The tangent of a <c>Span&lt;T&gt;</c>
/// or <c>T[]</c> is a <c>Span&lt;T&gt;</c> where the method writes it and a <c>ReadOnlySpan&lt;T&gt;</c> where it only
/// reads it; an array without tangent must not be written. The rule runs after the method: it finds in written spans
/// what the method left there, and turns the tangents that they had before into those that they have now.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DerivativeOfAttribute : Attribute
{
    /// <summary>A rule for a method of the same type.</summary>
    /// <param name="method">The method's name; the parameters tell overloads apart.</param>
    public DerivativeOfAttribute(string method) => Method = method;

    /// <summary>A rule for a method of another type, which may lie in another assembly.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name; the parameters tell overloads apart.</param>
    public DerivativeOfAttribute(Type type, string method)
        : this(method) => Type = type;

    /// <summary>The type that declares the method; null for the rule's own.</summary>
    public Type? Type { get; }

    /// <summary>The method's name.</summary>
    public string Method { get; }
}
