using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>What C# says about numbers where mathematics says nothing: NaN, signed zeros, wrapping, casts.</summary>
public static partial class Numbers
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Branch, Pattern)]
    public static double NegatedComparisonsOfNaN(double x)
    {
        double nan = Math.Sqrt(-1 - x * x), same = nan, t = x;
        if (!(nan < x)) t += x * x;
        else t += 1;
        if (nan >= x) t += 5;
        else t += 2 * x;
        if (!(nan != same)) t = 7;
        else t *= 1.5;
        if (nan == same || (!(nan > 0) && !(nan <= 0))) t += x * 3;
        bool less = nan < 1, notLess = !less;
        if (notLess) t *= x;
        t += nan is double.NaN ? x : 5;
        t += nan is > 0 ? 7 : x * x;
        t += nan is not > 0 and not < 3 ? x : 9;
        t += nan switch { < 0 => 1, >= 0 => 2, _ => x * x * x };
        while (!(t <= 100)) t /= 2;
        while (nan < 5) t = 8;
        return t + (double.IsNaN(Math.Max(nan, x)) ? x : 1);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Branch, Constants)]
    public static double SignsOfZeros(double x)
    {
        double zero = x - x, negative = -zero, sum = negative + 0.0, difference = 0.0 - zero;
        double outer = -(0.0 + negative), less = negative - 0.0, once = negative * 1, turned = zero * -1;
        double constant = 0.0 * -1.0, literal = -0.0;
        double t = 0;
        t += 1 / sum > 0 ? x : 1;
        t += 1 / difference > 0 ? x * x : 1;
        t += 1 / outer > 0 ? x * 3 : 2;
        t += 1 / less > 0 ? x * 5 : 7 * x;
        t += 1 / once > 0 ? x * 9 : x * 11;
        t += 1 / turned > 0 ? x * 4 : x * 2;
        t += 1 / constant > 0 ? 1 : x;
        t += 1 / literal > 0 ? 1 : x;
        t += Math.CopySign(x, negative) + Math.CopySign(x * x, sum) + Math.Sign(negative);
        t += 1 / Math.Sqrt(negative) > 0 ? 3 : x;
        t += 1 / Math.Round(-0.2 + zero) > 0 ? x : x * x;
        t += 1 / Math.Abs(negative) > 0 ? x : 3;
        return t + Math.Max(zero, negative) + (1 / Math.Min(negative, zero) > 0 ? x : x * x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(IntegerParameter)]
    [Value("n", -7)]
    public static double IntegersOfAllSizes(double x, int n)
    {
        int quotient = n / 2, rest = n % 3, half = n >> 1, top = (int)((uint)n >> 28);
        int wrapped = int.MaxValue + n * n * n, shifted = 1 << 33 + n, least = int.MinValue;
        uint u = (uint)n;
        ulong wide = (ulong)n;
        long product = (long)n * int.MaxValue;
        byte small = (byte)n;
        sbyte tiny = (sbyte)(n * 37);
        ushort unsigned = (ushort)n;
        short signed = (short)(n * 10007);
        u += 5;
        u >>= 3;
        u = ~u;
        small += 250;
        small++;
        small = (byte)~small;
        tiny <<= 2;
        signed -= 30000;
        unsigned--;
        wide /= 3;
        product %= 1000;
        n = -n;
        int opposite = -least + n;
        n ^= 5;
        n |= 64;
        n &= ~1;
        int logical = n >>> 2, far = n << -3;
        long power = 1L << 40 + n;
        n >>>= 1;
        u *= 3000000000;
        double sum = x * quotient + x * x * rest + half * x + top * x * x + shifted * x + small * x + tiny * x;
        sum += wrapped * x * 1e-9 + u * x * 1e-9 + wide * x * 1e-19 + product * x * x + unsigned * x + signed * x;
        return sum + opposite * x * 1e-9 + n * x + logical * x + far * x * 1e-9 + power * x * 1e-12;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(IntegerParameter, Branch, Conditional)]
    [Value("n", 3)]
    public static double SmallIntegersThatMerge(double x, int n)
    {
        byte q = (byte)n;
        if (n > 2) q = 1;
        sbyte r = n > 1 ? (sbyte)-3 : (sbyte)n;
        ushort u = (ushort)(n % 2 == 0 ? 7 : n);
        uint z = n > 4 ? 3u : (uint)n;
        long wide = n > 2 ? 1 : z > 2 ? 5L : r;
        for (int i = 0; i < 3; i++)
        {
            q++;
            if (i == n) q = 250;
            u -= 3;
            if (u > 65000) u = 2;
            z = z - 2 > 100 ? z + 1 : z - 2;
        }

        bool flag = q > 3 ? r < 0 : u > 3;
        flag &= r != 0;
        flag |= z == 3;
        flag ^= x > 0;
        return (n > 2 ? q : r) * x + x * x * (flag ? q : u) + z * x * 1e-9 + wide * x + (flag ? 1 : q) * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(FloatDrivenInteger)]
    [Value("y", 3e10)]
    public static double CastsOutOfRange(double x, [NoDerivative] double y)
    {
        int most = (int)y, least = (int)-y, none = (int)(y / 0 - y / 0);
        uint zero = (uint)-y, large = (uint)y;
        byte small = (byte)y;
        long wide = (long)(y * 1e10);
        ulong nothing = (ulong)-y;
        sbyte tiny = (sbyte)(y * -1e-9);
        int single = (int)(float)y;
        double sum = x * most * 1e-9 + least * x * x * 1e-9 + none + zero + large * x * 1e-9 + small * x;
        return sum + wide * x * 1e-19 + nothing * x + tiny * x + single * x * 1e-9;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(CheckedArithmetic)]
    [Value("n", 100000)]
    public static double UncheckedInsideChecked(double x, int n)
    {
        int sum = checked(unchecked(n * n) + 1);
        int cast = checked(unchecked((int)(n * 1e9)) - 1);
        long product = checked((long)unchecked(n * n) * 3);
        byte small = checked((byte)(unchecked((byte)n) + 1));
        return x * sum * 1e-9 + x * x * cast * 1e-9 + product * x * 1e-9 + small * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(CheckedArithmetic, Branch)]
    [Value("n", int.MaxValue)]
    public static double CheckedBehindAnd(double x, int n)
    {
        bool isSmall = n < int.MaxValue && checked(n + 1) > 3;
        return isSmall ? x * x : x * 3;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleValue, StructOperator, RecordStruct)]
    public static double TuplesCompareTheirElementsByTheirOwnOperators(double x)
    {
        var a = new Tagged { Value = x, Tag = 1 };
        var b = new Tagged { Value = x, Tag = 2 };
        var c = new Sample(double.NaN, 1);
        var d = new Sample(double.NaN, 1);
        double equal = (a, 1) == (b, 1) ? x * x : x * 3;
        double different = ((c, 2), x) != ((d, 2), x) ? x * 5 : x * x * x;
        return equal + different;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructOperator, RecordStruct)]
    public static double RecordsCompareByTheirOwnEquals(double x)
    {
        var a = new Rounded(x + 0.001, 1);
        var b = new Rounded(x, 2);
        return (a == b ? x * x : x * 3) + (a != b ? x * 5 : x * x * x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RecordStruct)]
    public static double RecordsCompareByEquals(double x)
    {
        var a = new Sample(x, 1);
        var b = new Sample(double.NaN, 1);
        double own = new Rounded(x + 0.001, 1).Equals(new Rounded(x, 2)) ? x * x : x * 3;
        return own + (a.Equals(new Sample(x, 1)) && b.Equals(b) && !b.Equals(a) ? x * x * x : x * 5);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MixedPrecision, MathFunction)]
    public static double SignInSinglePrecision(double x, float y) => MathF.CopySign(2, y) * x + y * x;

    private struct Tagged
    {
        public double Value;
        public int Tag;

        public static bool operator ==(Tagged left, Tagged right) => left.Value == right.Value;

        public static bool operator !=(Tagged left, Tagged right) => !(left == right);

        public override readonly bool Equals(object? other) => other is Tagged tagged && this == tagged;

        public override readonly int GetHashCode() => Value.GetHashCode();
    }

    private readonly record struct Sample(double Value, int Count);

    private readonly record struct Rounded(double Value, int Count)
    {
        public bool Equals(Rounded other) => Math.Abs(Value - other.Value) < 0.01;

        public override int GetHashCode() => 0;
    }
}
