namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// How closely things must agree. <paramref name="Step"/> is the largest of the difference steps,
/// <paramref name="Difference"/> the error left after extrapolation and <paramref name="Identity"/> that of identities
/// which hold exactly but for rounding; both relative to the size of what is compared.
/// </summary>
/// <remarks>
/// With unit roundoff u, a central difference with step h has rounding error about u |f| / h, and after one Richardson
/// extrapolation a truncation error of about h^4 |f'''''| / 480. For double (u = 1e-16, h = 2^-9) these are 6e-14 and
/// 3e-14, for float (u = 6e-8, h = 2^-5) 2e-6 and 2e-9. The tolerances leave room for a few hundred operations and for
/// fifth derivatives of a few thousand.
/// </remarks>
public sealed record Precision(double Step, double Difference, double Identity)
{
    public static Precision Double { get; } = new(Math.ScaleB(1, -9), 2e-9, 1e-10);

    public static Precision Single { get; } = new(Math.ScaleB(1, -5), 2e-3, 1e-4);

    public static Precision Of(CorpusMethod method) => method.IsSingle ? Single : Double;
}
