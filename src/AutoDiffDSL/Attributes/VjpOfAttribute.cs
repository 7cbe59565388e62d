namespace AutoDiffDSL;

/// <summary>
/// Makes a method the pullback of another. It serves the backward modes of first order only: what calls the other
/// method has a Vjp and a gradient, but neither Jvp nor Hvp. Prefer <see cref="DerivativeOfAttribute"/>, which serves
/// all.
/// </summary>
/// <remarks>
/// The pullback has the signature of a generated one: the parameters of the method, the adjoint of its result, and then
/// the adjoints of its floating-point parameters, <c>ref</c> for scalars and <c>Span&lt;T&gt;</c> for spans and
/// arrays, into which it adds. It returns nothing, or the method's value.
/// <code>
/// [VjpOf(nameof(Softplus))]
/// static void SoftplusPullback(double x, double resultBar, ref double xBar) =&gt; xBar += Sigmoid(x) * resultBar;
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class VjpOfAttribute : Attribute
{
    /// <summary>A pullback for a method of the same type.</summary>
    /// <param name="method">The method's name; the parameters tell overloads apart.</param>
    public VjpOfAttribute(string method) => Method = method;

    /// <summary>A pullback for a method of another type, which may lie in another assembly.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name; the parameters tell overloads apart.</param>
    public VjpOfAttribute(Type type, string method)
        : this(method) => Type = type;

    /// <summary>The type that declares the method; null for the pullback's own.</summary>
    public Type? Type { get; }

    /// <summary>The method's name.</summary>
    public string Method { get; }
}
