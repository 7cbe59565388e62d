using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Where C# hands on a copy, and where the variable itself.</summary>
public static partial class Copies
{
    [Differentiable(Modes = Modes.All)]
    [Feature(InArgument, Struct)]
    public static double CastsAreCopies(double x, double y)
    {
        double a = x;
        double sum = Grow(a, ref a) + Grow((double)a, ref a) * 2 + Grow((a), ref a) * 3;
        Counter c = new() { Value = y };
        sum += ((Counter)c).Scale(4) + (c).Scale(3) * x;
        return sum * c.Value + a;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructMember, InArgument)]
    public static double GettersThatWriteToReadOnlyVariables(double x)
    {
        Counter c = new() { Value = x };
        double sum = TwiceByIn(c) * x + TwiceByRef(ref c) * 2;
        Holder holder = new(x * x);
        sum += holder.Sum() + holder.Fixed.Next + holder.Fixed.Next * x;
        return sum + holder.Fixed.Calls + c.Calls * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructMember, OptionalArgument)]
    public static double IndicesByName(double x, double y)
    {
        Counter c = new() { Value = x };
        double step = y;
        double sum = c[scale: Advance(ref step, 2), shift: Advance(ref step, x)];
        return sum + c[Advance(ref step, y), Advance(ref step, 3)] * step;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Deconstruction, Struct)]
    public static double DeconstructionThatCounts(double x)
    {
        Counter c = new() { Value = x };
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            (double value, double calls) = c;
            sum += value * calls + c.Next;
        }

        return sum * c.Calls;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Pattern, Deconstruction)]
    public static double DeconstructedOnlyWhereThePatternComesToIt(double x)
    {
        double sum = 0;
        for (int k = 0; k < 4; k++)
        {
            Part part = new() { Of = k, Value = x };
            if (part is { Of: > 0 } and (var quotient, var share)) sum += quotient * share;
            sum += part switch { { Of: 0 } => x, { Of: > 1 } and (4, var half) => half, _ => x * x };
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructMember, RecordStruct)]
    public static double OwnOperatorsAmongOthers(double x, double y)
    {
        Mark a = new(x, y), b = new(x, y * 1);
        double sum = a * b + x * 2 - a * a;
        return a == b && x > -9 && a != new Mark(y, x) ? sum * x : sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall, InParameter, Checkpoint)]
    public static double OneVariableForTwoInParameters(double x, double y) => Scaled(in x, in x) * Scaled(in x, y);

    [Checkpoint]
    private static double Scaled(in double a, in double b) => a * Math.Exp(b);

    private static double Grow(in double seen, ref double grown)
    {
        grown += 1;
        return seen * grown;
    }

    private static double TwiceByIn(in Counter c) => c.Next + c.Next * 2 + c[1, 2] * 3 + c.Calls;

    private static double TwiceByRef(ref Counter c) => c.Next + c.Next * 2 + c[1, 2] * 3 + c.Calls;

    private static double Advance(ref double step, double by) => step = step * by + 1;

    private struct Counter
    {
        public double Calls;
        public double Value;

        public double Next
        {
            get
            {
                Calls += 1;
                return Value * Calls;
            }
        }

        public double this[double shift, double scale]
        {
            get
            {
                Calls += shift;
                return Value * Calls * scale;
            }
        }

        public double Scale(double factor) => Value *= factor;

        public void Deconstruct(out double value, out double calls)
        {
            Calls += 1;
            value = Value;
            calls = Calls;
        }
    }

    private struct Part
    {
        public int Of;
        public double Value;

        public readonly void Deconstruct(out int quotient, out double share)
        {
            quotient = 12 / Of;
            share = Value * Value / Of;
        }
    }

    private readonly struct Holder(double value)
    {
        public readonly Counter Fixed = new() { Value = value };

        public double Sum() => Fixed.Next + Fixed.Next * 2 + Fixed.Calls;
    }

    private readonly record struct Mark(double X, double Y)
    {
        public static double operator *(Mark a, Mark b) => a.X * b.X + a.Y * b.Y;
    }
}
