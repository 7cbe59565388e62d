using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Where .NET keeps each function: <c>Math</c>, <c>MathF</c>, or the number type itself.</summary>
internal static class MathNames
{
    /// <summary>The qualified method for an operation on operands of <paramref name="kind"/>.</summary>
    public static string Of(Primitive op, ScalarKind kind)
    {
        string method = op switch
        {
            Primitive.LogBase => "Log",
            Primitive.RoundDigits => "Round",
            Primitive.Ieee754Remainder when kind != ScalarKind.Generic => "IEEERemainder",
            _ => op.ToString(),
        };
        return Holder(op, kind) + "." + method;
    }

    private static string Holder(Primitive op, ScalarKind kind)
    {
        if (!IsInMath(op) || kind == ScalarKind.Generic)
        {
            return TypeNames.Of(kind);
        }

        bool single = kind == ScalarKind.Float32 && op != Primitive.Clamp;
        return single ? "global::System.MathF" : "global::System.Math";
    }

    private static bool IsInMath(Primitive op) => op switch
    {
        Primitive.AcosPi or Primitive.AsinPi or Primitive.Atan2Pi or Primitive.AtanPi => false,
        Primitive.CosPi or Primitive.SinPi or Primitive.TanPi => false,
        Primitive.DegreesToRadians or Primitive.RadiansToDegrees => false,
        Primitive.Exp10 or Primitive.Exp10M1 or Primitive.Exp2 or Primitive.Exp2M1 or Primitive.ExpM1 => false,
        Primitive.Log10P1 or Primitive.Log2P1 or Primitive.LogP1 => false,
        Primitive.Hypot or Primitive.Lerp or Primitive.RootN => false,
        Primitive.MaxNumber or Primitive.MaxMagnitudeNumber => false,
        Primitive.MinNumber or Primitive.MinMagnitudeNumber => false,
        _ => !op.IsPredicate(),
    };
}
