using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for members of <see cref="MathF"/> that give two results or round as they are told.</summary>
internal static class MathFFunctions
{
    public static (float Sin, float Cos) SinCos(float x) => (MathF.Sin(x), MathF.Cos(x));

    public static float Round(float x, MidpointRounding mode) => mode switch
    {
        MidpointRounding.ToEven => MathF.Round(x),
        MidpointRounding.AwayFromZero => MathF.Truncate(x + MathF.CopySign(0.49999997f, x)),
        MidpointRounding.ToZero => MathF.Truncate(x),
        MidpointRounding.ToNegativeInfinity => MathF.Floor(x),
        MidpointRounding.ToPositiveInfinity => MathF.Ceiling(x),
        _ => throw new ArgumentException("There is no such way to round.", "mode"),
    };

    public static float Round(float x, int digits, MidpointRounding mode)
    {
        float scale = digits switch
        {
            0 => 1,
            1 => 1e1f,
            2 => 1e2f,
            3 => 1e3f,
            4 => 1e4f,
            5 => 1e5f,
            6 => 1e6f,
            _ => throw new ArgumentOutOfRangeException("digits"),
        };
        return MathF.Abs(x) < 1e8f ? Round(x * scale, mode) / scale : x;
    }
}
