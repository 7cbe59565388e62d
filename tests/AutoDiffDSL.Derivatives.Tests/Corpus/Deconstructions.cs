using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Deconstruction in the head of <c>foreach</c>, by methods of the user's, and in patterns.</summary>
public static partial class Deconstructions
{
    [Differentiable(Modes = Modes.All & ~(Modes.Jacobian | Modes.Hessian))]
    [Feature(DeconstructionInForEach, StructBufferInSignature)]
    [Length("points", 4)]
    public static double SumOverPoints(ReadOnlySpan<Point2> points, double scale)
    {
        double sum = 0;
        foreach (var (x, y) in points) sum += Math.Sin(x * scale) * y;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DeconstructionInForEach, TupleValue)]
    [Length("w", 6)]
    public static double SumOverTuples(ReadOnlySpan<double> w)
    {
        (double Value, int Power)[] terms = [(w[0], 1), (w[1] * w[2], 2), (w[3], 3), (w[4], 2)];
        double sum = w[5];
        foreach ((double value, int power) in terms)
        {
            double product = sum;
            for (int k = 0; k < power; k++) product *= value;
            sum += product;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DeconstructionInForEach, Break, Continue)]
    [Length("w", 6)]
    [Domain("w", 0.3, 0.9)]
    public static double LeavesEarly(ReadOnlySpan<double> w)
    {
        ((double A, double B) Pair, bool IsUsed)[] rows =
            [((w[0], w[1]), true), ((w[2], w[3]), false), ((w[4], w[5]), true), ((w[5], w[0]), true)];
        double product = 1;
        double last = 0;
        foreach (((double a, var b), bool isUsed) in rows)
        {
            if (!isUsed) continue;
            product *= a * b + product;
            last = a;
            if (product > 100) break;
        }

        return product * last;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DeconstructionInForEach, HelperCall, Deconstruction)]
    [Length("w", 6)]
    public static double ByAMethod(ReadOnlySpan<double> w)
    {
        Span<Polar> polars = stackalloc Polar[3];
        for (int i = 0; i < polars.Length; i++) polars[i] = new Polar { Radius = w[2 * i], Angle = w[2 * i + 1] };
        double sum = 0;
        foreach (var (x, y) in polars)
        {
            foreach (var (u, _) in polars) sum += x * u * u;
            sum *= Math.Cos(y);
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Deconstruction, StructMember)]
    public static double MethodThatChangesItsStruct(double x, double y)
    {
        var counter = new Counter { Value = x };
        (double first, int calls) = counter;
        (double second, _) = counter;
        (double third, _) = new Counter { Value = y };
        return first * second * third * calls + counter.Calls * counter.Value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DeconstructInPattern, Pattern)]
    [Length("data", 4)]
    public static double PartThatIsNotThere(double x, ReadOnlySpan<double> data)
    {
        double[] cells = data.ToArray();
        double sum = 0;
        for (int i = 0; i < 6; i++)
        {
            var node = new Node(i, cells);
            sum += node is ( < 3, (var first, var second)) ? first * second * x : x * x;
            sum *= node switch
            {
                (0, _) => x,
                ( < 3, ( > -2, var only)) when only > -3 => only + x,
                _ => 1 + x,
            };
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DeconstructInPattern, SwitchStatement)]
    [Length("data", 3)]
    public static double GuardedInASwitch(double x, ReadOnlySpan<double> data)
    {
        double[] cells = data.ToArray();
        double sum = x;
        for (int i = 0; i < 4; i++)
        {
            switch (new Node(i, cells))
            {
                case ( >= 2, _):
                case (1, ( > -2, _)):
                    sum += x * sum;
                    break;
                case (_, (var first, var second)):
                    sum *= first + second * x;
                    break;
            }
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DeconstructInPattern, SwitchExpression, StructMember)]
    [Length("w", 6)]
    public static double PartsInPolarCoordinates(ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i += 2)
        {
            var polar = new Polar { Radius = w[i] + i, Angle = w[i + 1] };
            sum += (polar, i) switch
            {
                (( > 100, _), _) => 0,
                ((var x, var y), 2) when x > y => x * y * sum,
                ((_, var y), > 0) => y * y + w[i],
                (var (x, y), _) => x * x * y,
            };
        }

        return sum;
    }

    public readonly record struct Point2(double X, double Y);

    private struct Polar
    {
        public double Radius;
        public double Angle;

        public readonly void Deconstruct(out double x, out double y)
        {
            x = Radius * Math.Cos(Angle);
            y = Radius * Math.Sin(Angle);
        }
    }

    private struct Counter
    {
        public double Value;
        public int Calls;

        public void Deconstruct(out double value, out int calls)
        {
            Calls++;
            Value *= Value;
            value = Value;
            calls = Calls;
        }
    }

    private readonly struct Node(int index, double[] cells)
    {
        private readonly int index = index;
        private readonly double[] cells = cells;

        public void Deconstruct(out int number, out Cell cell)
        {
            number = index;
            cell = new Cell(index, cells);
        }
    }

    private readonly struct Cell(int index, double[] cells)
    {
        private readonly int index = index;
        private readonly double[] cells = cells;

        public void Deconstruct(out double first, out double second)
        {
            first = cells[index];
            second = cells[index + 1];
        }
    }
}
