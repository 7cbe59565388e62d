using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using static AutoDiffDSL.Generator.Ir.Primitive;
using static AutoDiffDSL.Generator.Rules.Partial;

namespace AutoDiffDSL.Generator.Rules;

/// <summary>
/// THE table: one row a primitive, its partial derivatives as mathematics; <c>r</c> is the result. Forward mode reads
/// the row; backward mode transposes what forward mode wrote; second order differentiates what first order wrote.
/// Nothing else knows a derivative. What is zero is written as zero, never missing.
/// Formulas: NIST Digital Library of Mathematical Functions, chapter 4.
/// </summary>
internal static class DerivativeRules
{
    private static readonly RuleRow[] Table =
    [
        // Arithmetic
        Row(Add, (x, y, r) => [One, One]),
        Row(Subtract, (x, y, r) => [One, MinusOne]),
        Row(Multiply, (x, y, r) => [y, x]),
        Row(Divide, (x, y, r) => [Over(y), -r / y], Domain.NonZero),
        Row(Remainder, (x, y, r) => [One, -((x - r) / y).Apply(Round)], Domain.NonZero),
        Row(Ieee754Remainder, (x, y, r) => [One, -((x - r) / y).Apply(Round)], Domain.NonZero),
        Row(Negate, (x, r) => [MinusOne]),
        Row(FusedMultiplyAdd, (x, y, z, r) => [y, x, One]),
        Row(Lerp, (x, y, t, r) => [1 - t, t, y - x]),

        // Powers and roots
        Row(Sqrt, (x, r) => [0.5 / r], Domain.Positive),
        Row(Cbrt, (x, r) => [1 / (3 * (r * r))], Domain.NonZero),
        Row(RootN, (x, n, r) => [r / (n.As(x) * x), Zero], Domain.Positive),
        Row(Pow, (x, n, r) =>
            [When(n.NotEqual(0), n * x.Apply(Pow, n - 1)), When(x.NotEqual(0), r * x.Apply(Log))], Domain.Positive),
        Row(Hypot, (x, y, r) => [When(r.NotEqual(0), x / r), When(r.NotEqual(0), y / r)], Domain.NonZero),
        Row(ScaleB, (x, n, r) => [x.Number(1).Apply(ScaleB, n), Zero]),

        // Exponentials and logarithms
        Row(Exp, (x, r) => [r]),
        Row(Exp2, (x, r) => [Math.Log(2) * r]),
        Row(Exp10, (x, r) => [Math.Log(10) * r]),
        Row(ExpM1, (x, r) => [r + 1]),
        Row(Exp2M1, (x, r) => [Math.Log(2) * (r + 1)]),
        Row(Exp10M1, (x, r) => [Math.Log(10) * (r + 1)]),
        Row(Log, (x, r) => [Over(x)], Domain.Positive),
        Row(Log2, (x, r) => [Over(Math.Log(2) * x)], Domain.Positive),
        Row(Log10, (x, r) => [Over(Math.Log(10) * x)], Domain.Positive),
        Row(LogP1, (x, r) => [Over(1 + x)], Domain.AboveMinusOne),
        Row(Log2P1, (x, r) => [Over(Math.Log(2) * (1 + x))], Domain.AboveMinusOne),
        Row(Log10P1, (x, r) => [Over(Math.Log(10) * (1 + x))], Domain.AboveMinusOne),
        Row(LogBase, (x, b, r) => [Over(x * b.Apply(Log)), -r / (b * b.Apply(Log))], Domain.AboveOne),

        // Trigonometry
        Row(Sin, (x, r) => [x.Apply(Cos)]),
        Row(Cos, (x, r) => [-x.Apply(Sin)]),
        Row(Tan, (x, r) => [1 + (r * r)], Domain.UnitInterval),
        Row(Asin, (x, r) => [Over((1 - (x * x)).Apply(Sqrt))], Domain.UnitInterval),
        Row(Acos, (x, r) => [Over(-(1 - (x * x)).Apply(Sqrt))], Domain.UnitInterval),
        Row(Atan, (x, r) => [Over(1 + (x * x))]),
        Row(Atan2, (y, x, r) => [x / ((x * x) + (y * y)), -y / ((x * x) + (y * y))], Domain.NonZero),
        Row(SinPi, (x, r) => [Math.PI * x.Apply(CosPi)]),
        Row(CosPi, (x, r) => [-Math.PI * x.Apply(SinPi)]),
        Row(TanPi, (x, r) => [Math.PI * (1 + (r * r))], Domain.QuarterInterval),
        Row(AsinPi, (x, r) => [Over(Math.PI * (1 - (x * x)).Apply(Sqrt))], Domain.UnitInterval),
        Row(AcosPi, (x, r) => [Over(-Math.PI * (1 - (x * x)).Apply(Sqrt))], Domain.UnitInterval),
        Row(AtanPi, (x, r) => [Over(Math.PI * (1 + (x * x)))]),
        Row(Atan2Pi, (y, x, r) =>
            [x / (Math.PI * ((x * x) + (y * y))), -y / (Math.PI * ((x * x) + (y * y)))], Domain.NonZero),
        Row(DegreesToRadians, (x, r) => [x.Number(Math.PI / 180)]),
        Row(RadiansToDegrees, (x, r) => [x.Number(180 / Math.PI)]),

        // Hyperbolic functions
        Row(Sinh, (x, r) => [x.Apply(Cosh)]),
        Row(Cosh, (x, r) => [x.Apply(Sinh)]),
        Row(Tanh, (x, r) => [1 - (r * r)]),
        Row(Asinh, (x, r) => [Over(((x * x) + 1).Apply(Sqrt))]),
        Row(Acosh, (x, r) => [Over((x - 1).Apply(Sqrt) * (x + 1).Apply(Sqrt))], Domain.AboveOne),
        Row(Atanh, (x, r) => [Over(1 - (x * x))], Domain.UnitInterval),

        // Pieces. At a tie Abs has slope 0, and Max, Min and their kin follow the first argument.
        Row(Abs, (x, r) => [When(x.NotEqual(0), x.Number(1).Apply(CopySign, x))], Domain.NonZero),
        Row(Max, (x, y, r) => Either(x >= y)),
        Row(Min, (x, y, r) => Either(x <= y)),
        Row(MaxMagnitude, (x, y, r) => Either(x.Apply(Abs) >= y.Apply(Abs))),
        Row(MinMagnitude, (x, y, r) => Either(x.Apply(Abs) <= y.Apply(Abs))),
        Row(MaxNumber, (x, y, r) => Either((x >= y).Apply(Or, y.IsNaN()))),
        Row(MinNumber, (x, y, r) => Either((x <= y).Apply(Or, y.IsNaN()))),
        Row(MaxMagnitudeNumber, (x, y, r) => Either((x.Apply(Abs) >= y.Apply(Abs)).Apply(Or, y.IsNaN()))),
        Row(MinMagnitudeNumber, (x, y, r) => Either((x.Apply(Abs) <= y.Apply(Abs)).Apply(Or, y.IsNaN()))),
        Row(Clamp, (x, low, high, r) =>
            [Unless((x < low).Apply(Or, x > high), One), When(x < low, One), When(x > high, One)]),
        Row(CopySign, (x, y, r) =>
            [x.Number(1).Apply(CopySign, x) * x.Number(1).Apply(CopySign, y), Zero], Domain.NonZero),
        Row(Select, (c, x, y, r) => [Zero, When(c, One), Unless(c, One)]),

        // The next number, which differs by a unit in the last place
        Row(BitIncrement, (x, r) => [One]),
        Row(BitDecrement, (x, r) => [One]),

        // Functions that are constant between their jumps
        .. Steps(Floor, Ceiling, Round, Truncate, RoundDigits, Sign, ILogB),
        .. Steps(IsEvenInteger, IsFinite, IsInfinity, IsInteger, IsNaN, IsNegative, IsNegativeInfinity, IsNormal),
        .. Steps(IsOddInteger, IsPositive, IsPositiveInfinity, IsRealNumber, IsSubnormal),
        .. Steps(Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual),
        .. Steps(And, Or, Xor, Not, ShiftLeft, ShiftRight, UnsignedShiftRight),
        .. Steps(AddChecked, SubtractChecked, MultiplyChecked, NegateChecked, ConvertChecked),
    ];

    private static readonly Dictionary<Primitive, RuleRow> Rows = Table.ToDictionary(row => row.Op);

    /// <summary>Every row, in the table's order.</summary>
    public static IReadOnlyList<RuleRow> All => Table;

    /// <summary>The row of <paramref name="op"/>, or null where it is not a function of scalars.</summary>
    public static RuleRow? Find(Primitive op) => Rows.TryGetValue(op, out RuleRow row) ? row : null;

    private static Partial[] Either(Term first) => [When(first, One), Unless(first, One)];

    private static RuleRow Row(Primitive op, Func<Term, Term, Partial[]> rule, Domain domain = Domain.Real) =>
        new(op, (x, r) => rule(x[0], r), domain);

    private static RuleRow Row(Primitive op, Func<Term, Term, Term, Partial[]> rule, Domain domain = Domain.Real) =>
        new(op, (x, r) => rule(x[0], x[1], r), domain);

    private static RuleRow Row(
        Primitive op, Func<Term, Term, Term, Term, Partial[]> rule, Domain domain = Domain.Real) =>
        new(op, (x, r) => rule(x[0], x[1], x[2], r), domain);

    private static IEnumerable<RuleRow> Steps(params Primitive[] ops) =>
        ops.Select(op => new RuleRow(op, null, Domain.Real));
}
