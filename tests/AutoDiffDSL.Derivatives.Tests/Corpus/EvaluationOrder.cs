using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Operands with effects: what C# evaluates first, and what it does not evaluate at all.</summary>
public static partial class EvaluationOrder
{
    [Differentiable(Modes = Modes.All)]
    [Feature(CompoundAssignment)]
    public static double AssignmentsInsideAssignments(double x, double y)
    {
        double[] a = new double[4];
        int i = 0;
        a[i++] = i + x;
        a[i++] += i * y;
        a[i] = a[i - 1] + (i = 3);
        a[i] = i-- + x;
        double s = x;
        s += (s = y) * s;
        s *= s++ + ++s;
        s -= s -= x * y;
        return a[0] * 2 + a[1] * 3 + a[2] * 5 + a[3] * 7 + s + i;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall, OptionalArgument, RefArgument)]
    public static double ArgumentsThatAssign(double x, double y)
    {
        double v = x;
        return Mix(v, Set(ref v, y * v), v) + Mix(c: v, a: Set(ref v, x + v), b: v) + v * Set(ref v, 2) * v;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleValue, ScalarSwap)]
    [Length("x", 3)]
    public static double SwapWhoseIndexIsSwappedToo(ReadOnlySpan<double> x)
    {
        double[] a = new double[3];
        for (int k = 0; k < 3; k++) a[k] = x[k] * (k + 1);
        int i = 0;
        (a[i], i, a[i + 1]) = (a[1], 2, a[0] * a[1]);
        (a[i], a[0]) = (a[0], a[i]);
        return a[0] + a[1] * 3 + a[2] * a[2] * 5 + i;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LocalFunction, Conditional)]
    public static double OperandsThatAreSkipped(double x, double y)
    {
        double t = 1;
        bool Note(double v, bool result)
        {
            t = t * 2 + v;
            return result;
        }

        if (Note(x, false) && Note(y, true)) t += 100;
        if (Note(x, true) || Note(y * 5, true)) t *= x;
        bool b = Note(y, true) & Note(x, false) | Note(x * y, true);
        bool c = !Note(x, true) ^ Note(y, b);
        double u = Note(x, c) ? (Note(y, false) ? 1 : t) : x;
        return t + u * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement, SwitchExpression, LocalFunction)]
    [Value("n", 3)]
    public static double GuardsOfCasesWithEffects(double x, int n)
    {
        double t = x;
        bool Note(double v, bool result)
        {
            t = t * 2 + v;
            return result;
        }

        switch (n % 3)
        {
            case 0 when Note(x, false):
                t += 1;
                break;
            case 0 when Note(x * x, true):
                t += 2 * x;
                break;
            case 1 when Note(3, n > 100):
                t = 5;
                break;
            case < 2 when Note(x + 1, true):
                t *= x;
                break;
            default:
                t -= x;
                break;
        }

        double u = (n % 2) switch
        {
            0 when Note(1, false) => 3,
            0 when Note(x, true) => t,
            1 when Note(x, n < 0) => 4,
            _ => t * x,
        };
        return t * u;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement)]
    [Value("n", 3)]
    public static double LabelBesideDefault(double x, int n)
    {
        double t = x;
        for (int k = 0; k < 5; k++)
        {
            switch ((k + n) % 5)
            {
                case 1:
                default:
                    t = t * x + 1;
                    break;
                case < 3:
                    t += 3 * x;
                    break;
            }
        }

        return t;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement, LocalFunction)]
    [Value("n", 3)]
    public static double GuardedLabelBesideDefault(double x, int n)
    {
        double t = x;
        bool Note(double v)
        {
            t = t * 2 + v;
            return false;
        }

        for (int k = 0; k < 5; k++)
        {
            switch ((k + n) % 5)
            {
                case 1 when Note(x):
                default:
                    t = t * x + 1;
                    break;
                case < 3:
                    t += 3 * x;
                    break;
            }
        }

        return t;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Pattern, StructMember)]
    public static double PropertiesAskedOnlyWhereThePatternComesToThem(double x)
    {
        double t = 0;
        for (int k = 0; k < 4; k++)
        {
            var p = new Ratio { N = k, X = x };
            if (p is { N: > 0 and < 3, Power: > -10 and var power }) t += power * k;
            if (p is { N: > 0, Quotient: > 5 and var quotient }) t += quotient * x * x;
            if (p is { N: 0 } or { Quotient: 4 }) t *= x;
        }

        return t;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructMember, CompoundAssignment)]
    public static double IndexersAndPropertiesWithEffects(double x, double y)
    {
        Box b = new() { V = x, Cells = new double[3] };
        int i = 0;
        b[i++] = y + i;
        b[i++] += b[0] * i;
        b[i]++;
        b += y;
        b++;
        double a = b.Doubling + b.Doubling * x;
        b.Doubling += x * y;
        b.Doubling = b.Doubling = y;
        (b[0], b[1]) = (b[1], b[0]);
        (b.Doubling, double t) = (b.V, b[2]);
        double c = b;
        return a + b[0] * 2 + b[1] * 3 + b[2] * 5 + t + c * (b + 1.0);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InArgument, RefArgument, StructMember)]
    public static double PropertyPassedByInIsACopy(double x, double y)
    {
        Pair p = new() { Auto = x, Field = y };
        return ReadAfterWrite(p.Auto, ref p) * x + ReadAfterWrite(p.Field, ref p);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall)]
    public static double CallThatCSharpLeavesOut(double x)
    {
        double s = x * x;
        int k = 1;
        AddOne(ref s, k++);
        return s * x + k;
    }

    [System.Diagnostics.Conditional("A_SYMBOL_THAT_NOTHING_DEFINES")]
    private static void AddOne(ref double s, int k) => s += k;

    private static double Mix(double a, double b, double c) => a + 2 * b * b + 3 * c * c * c;

    private static double Set(ref double variable, double value) => variable = value;

    private static double ReadAfterWrite(in double value, ref Pair p)
    {
        p.Auto = 5;
        p.Field = 7 * p.Field;
        return value * p.Field;
    }

    private struct Pair
    {
        public double Field;

        public double Auto { get; set; }
    }

    private struct Ratio
    {
        public int N;
        public double X;

        public readonly int Quotient => 12 / N;

        public readonly double Power
        {
            get
            {
                double[] powers = [0, X, X * X];
                return powers[N];
            }
        }
    }

    private struct Box
    {
        public double V;
        public double[] Cells;

        public double Doubling
        {
            get
            {
                V *= 2;
                return V;
            }

            set => V += value;
        }

        public double this[int i]
        {
            readonly get => Cells[i] + V;
            set
            {
                Cells[i] = value;
                V += value;
            }
        }

        public static implicit operator double(Box b) => b.V;

        public static Box operator +(Box b, double x) => new() { V = b.V + x, Cells = b.Cells };

        public static Box operator ++(Box b) => new() { V = b.V + 1, Cells = b.Cells };
    }
}
