using System;
using System.Globalization;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Constants as C# spells them: the shortest decimal that parses back to the same bits.</summary>
internal static class Literals
{
    private const double LargestPlain = 1e15;
    private const double LargestBare = 1e6;

    /// <summary>The literal with a type of its own: <c>2.0</c>, <c>0.5f</c>, <c>3L</c>.</summary>
    public static string Print(ScalarKind kind, long bits) => kind switch
    {
        ScalarKind.Boolean => bits != 0 ? "true" : "false",
        ScalarKind.Generic => Generic(bits),
        ScalarKind.Float32 or ScalarKind.Float64 => Floating(kind, bits),
        ScalarKind.Int32 => (int)bits == int.MinValue ? "int.MinValue" : Integer((int)bits),
        ScalarKind.UInt32 => Integer((uint)bits) + "U",
        ScalarKind.Int64 => bits == long.MinValue ? "long.MinValue" : Integer(bits) + "L",
        ScalarKind.UInt64 => ((ulong)bits).ToString(CultureInfo.InvariantCulture) + "UL",
        _ => "(" + TypeNames.Of(kind) + ")" + (bits < 0 ? "(" + Integer(bits) + ")" : Integer(bits)),
    };

    /// <summary>
    /// The literal where its neighbour gives the type: a whole number without its point, <c>1</c> for <c>1.0</c>, or
    /// without its cast, <c>1</c> for <c>(nint)1</c>.
    /// </summary>
    public static string PrintBare(ScalarKind kind, long bits)
    {
        if (kind == ScalarKind.NativeInt)
        {
            return Integer(bits);
        }

        string full = Print(kind, bits);
        if (kind == ScalarKind.Generic)
        {
            return full;
        }

        if (!kind.IsFloating() || Literal.Floating(kind, bits) == 0)
        {
            return IsNegativeZero(kind, bits) || !kind.IsFloating() ? full : "0";
        }

        double value = Literal.Floating(kind, bits);
        bool isShort = value == Math.Floor(value) && Math.Abs(value) < LargestBare;
        return isShort ? value.ToString("R", CultureInfo.InvariantCulture) : full;
    }

    private static bool IsNegativeZero(ScalarKind kind, long bits) =>
        kind == ScalarKind.Float32 ? (int)bits == int.MinValue : bits == long.MinValue;

    private static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Floating(ScalarKind kind, long bits)
    {
        double value = Literal.Floating(kind, bits);
        string type = TypeNames.Of(kind);
        if (double.IsNaN(value))
        {
            return type + ".NaN";
        }

        if (double.IsInfinity(value))
        {
            return type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        }

        string suffix = kind == ScalarKind.Float32 ? "f" : "";
        if (value == 0)
        {
            return (IsNegativeZero(kind, bits) ? "-0.0" : "0.0") + suffix;
        }

        string text = kind == ScalarKind.Float32 ? Shortest((float)value) : Shortest(value);
        return text + (suffix.Length == 0 && IsWhole(text) ? ".0" : suffix);
    }

    /// <summary>
    /// A constant of the number type that is left open: a name of .NET's generic mathematics if it has one.
    /// </summary>
    private static string Generic(long bits)
    {
        double value = Literal.Floating(ScalarKind.Generic, bits);
        string? name = value switch
        {
            double.NaN => "NaN",
            double.PositiveInfinity => "PositiveInfinity",
            double.NegativeInfinity => "NegativeInfinity",
            0 => IsNegativeZero(ScalarKind.Float64, bits) ? "NegativeZero" : "Zero",
            1 => "One",
            -1 => "NegativeOne",
            Math.PI => "Pi",
            Math.E => "E",
            2 * Math.PI => "Tau",
            _ => null,
        };
        string type = TypeNames.Of(ScalarKind.Generic) + ".";
        return type + (name ?? "CreateChecked(" + PrintBare(ScalarKind.Float64, bits) + ")");
    }

    private static bool IsWhole(string text) => text.IndexOf('.') < 0 && text.IndexOf('E') < 0;

    /// <summary>
    /// The runtime that hosts the compiler may be one whose default format loses digits, so the text is read back.
    /// </summary>
    private static string Shortest(double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) < LargestPlain)
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        }

        for (int digits = 15; digits < 17; digits++)
        {
            string text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double back)
                && back == value)
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string Shortest(float value)
    {
        for (int digits = 6; digits < 9; digits++)
        {
            string text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back == value)
            {
                return text;
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }
}
