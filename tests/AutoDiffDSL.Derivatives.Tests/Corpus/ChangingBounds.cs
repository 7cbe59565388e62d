using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Loops whose bound lies in memory that something in the body changes, out of sight of the loop.</summary>
public static partial class ChangingBounds
{
    [Differentiable(Modes = Modes.All)]
    [Feature(StructMember, DataDependentTripCount)]
    public static double BoundChangedByReadonlyMember(ReadOnlySpan<double> x)
    {
        var bag = new Bag { Sizes = [5], Data = new double[2] };
        double sum = 0;
        for (int i = 0; i < bag.Sizes[0]; i++)
        {
            sum += x[i % x.Length] * x[0] * (i + 1);
            bag.Shrink();
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Struct, DataDependentTripCount)]
    public static double BoundChangedThroughAStruct(ReadOnlySpan<double> x)
    {
        var bag = new Bag { Sizes = [5], Data = new double[2] };
        double sum = 0;
        for (int i = 0; i < bag.Sizes[0]; i++)
        {
            sum += x[i % x.Length] * x[0] * (i + 1);
            Shrink(bag);
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructMember, DataDependentTripCount)]
    public static double BoundChangedBySetter(ReadOnlySpan<double> x)
    {
        var bag = new Bag { Sizes = [5], Data = new double[2] };
        double sum = 0;
        for (int i = 0; i < bag.Sizes[0]; i++)
        {
            sum += x[i % x.Length] * x[0] * (i + 1);
            bag.First = sum;
        }

        return sum + bag.First * bag.First;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Lambda, DataDependentTripCount)]
    public static double BoundChangedByLambda(ReadOnlySpan<double> x)
    {
        int[] count = [5];
        Action shrink = () => count[0]--;
        double sum = 0;
        for (int i = 0; i < count[0]; i++)
        {
            sum += x[i % x.Length] * x[0] * (i + 1);
            Run(shrink);
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Lambda, DataDependentTripCount)]
    public static double LocalBoundChangedByLambda(ReadOnlySpan<double> x)
    {
        int count = 5;
        Action shrink = () => count--;
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += x[i % x.Length] * x[0] * (i + 1);
            Run(shrink);
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Lambda, StructMember, DataDependentTripCount)]
    public static double OwnBoundChangedByLambda(ReadOnlySpan<double> x)
    {
        double first = x[0];
        var counter = new Counter { Limit = 6 };
        double sum = 0;
        counter.Each(i =>
        {
            sum += first * (i + 1) * sum + first;
            counter.Limit--;
        });
        return sum * counter.Limit;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach)]
    public static double RangeWithNamedArguments(double x)
    {
        double sum = 0;
        foreach (int i in Enumerable.Range(count: 3, start: 2)) sum = sum * x + i;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MathFunction, Reduction)]
    [Value("n", 0)]
    public static double FunctionsThatWouldThrowInALoopThatNeverRuns(double x, double low, double high, int n)
    {
        double sum = x;
        for (int i = 0; i < n; i++)
        {
            sum += Math.Clamp(x, 5 + low * low, -high * high);
            sum += Math.Sign(Math.Sqrt(-1 - x * x));
            sum += Math.Round(x, n - 100);
        }

        return sum * sum + low * high;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericMethod, Struct)]
    public static double StructChangedThroughItsInterface(ReadOnlySpan<double> x) =>
        Total(new Sum { Weight = 1 }, x) * TotalOfAnything(new Sum { Weight = 2 }, x);

    private static double Total<T>(T sum, ReadOnlySpan<double> x)
        where T : struct, IAccumulator
    {
        for (int i = 0; i < x.Length; i++) sum.Add(x[i]);
        return sum.Get();
    }

    private static double TotalOfAnything<T>(T sum, ReadOnlySpan<double> x)
        where T : IAccumulator
    {
        for (int i = 0; i < x.Length; i++) sum.Add(x[i]);
        return sum.Get();
    }

    private static void Shrink(Bag bag) => bag.Sizes[0]--;

    private static void Run(Action action) => action();

    private interface IAccumulator
    {
        void Add(double x);

        double Get();
    }

    private struct Sum : IAccumulator
    {
        public double Weight;
        private double total;

        public void Add(double x) => total += Weight * x * x;

        public readonly double Get() => total;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(While, NestedLoops, DataDependentTripCount)]
    public static double BoundThatOnlyTheNextTestReads(double x, double bound)
    {
        double value = x;
        for (int k = 0; k < 2; k++)
        {
            for (int i = 0; i < (int)(2.3 * Math.Abs(bound)) % 3 + 1; i++)
            {
                value = Math.Sin(value * x);
                bound = value * value + 0.5 * x;
            }
        }

        return value * x;
    }

    private struct Bag
    {
        public int[] Sizes;
        public double[] Data;

        public readonly double First
        {
            get => Data[0];
            set
            {
                Data[0] = value;
                Sizes[0]--;
            }
        }

        public readonly void Shrink() => Sizes[0]--;
    }

    private struct Counter
    {
        public int Limit;

        public void Each(Action<int> action)
        {
            for (int i = 0; i < Limit; i++) action(i);
        }
    }
}
