using System.Runtime.InteropServices;
using AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>What is checked about the memory of structs, tuples, matrices and <c>ref</c> structs.</summary>
public sealed partial class CompositeArgumentTests
{
    public ref struct Network
    {
        public Span<double> Weights;
        public double Scale;
        public Span<(double A, int B)> Pairs;
    }

    public struct Field
    {
        public double[] W;
        public double B;
    }

    [Differentiable]
    internal static void Scale(Span<(double X, int N)> pairs, ref double x, ReadOnlySpan<double> t)
    {
        pairs[0].X *= x;
        x = pairs[1].X + t[0];
    }

    [Differentiable]
    public static double Product(
        (double X, int N)[] a, (double X, int N)[] b, Location[] c, Location[] d, double[,] m, double[,] n) =>
        a[0].X * b[0].X * c[0].X * d[0].Y * m[0, 0] * n[0, 0];

    [Differentiable(Modes = Modes.Jvp | Modes.Vjp | Modes.Jacobian)]
    public static double Train(ref Network network, Span<double> x, ref double y)
    {
        network.Weights[0] *= network.Scale * y;
        network.Scale += network.Pairs[0].A;
        x[0] *= network.Weights[0];
        y = network.Scale;
        return network.Weights[0] * network.Pairs[1].A * x[1];
    }

    [Differentiable(Modes = Modes.Jacobian)]
    public static double Fill(Field field, Span<double> w, double by)
    {
        for (int i = 0; i < w.Length; i++)
        {
            field.W[i] *= w[i] * field.B;
            w[i] = by;
        }

        return field.W[0];
    }

    [Differentiable]
    public static double Count(ReadOnlySpan<double> x, Span<(double X, double Y, int N)> pairs)
    {
        pairs[0].N++;
        return x[0] * pairs[0].N;
    }

    [Fact]
    public void A_span_over_elements_is_not_one_of_their_numbers()
    {
        var pairs = new (double X, double Y, int N)[1];
        Refused("pairs", () =>
        {
            ReadOnlySpan<double> x = MemoryMarshal.Cast<(double X, double Y, int N), double>(pairs);
            CountJvp(x, new double[x.Length], pairs, new (double X, double Y, int N)[1], out _);
        });
    }

    [Fact]
    public void Elements_that_are_copied_share_no_memory_with_what_is_written()
    {
        (double X, int N)[] pairs = [(1, 2), (3, 4)], bar = new (double, int)[2];
        double[] t = [1], tBar = new double[1];
        double x = 2, xBar = 1;
        Refused("x", () => ScaleVjp(pairs, ref pairs[1].X, t, bar, ref xBar, tBar));
        Refused("xBar", () => ScaleVjp(pairs, ref x, t, bar, ref bar[0].X, tBar));
        Refused("pairs", () => ScaleVjp(pairs, ref x, t, pairs, ref xBar, tBar));
        Refused("pairsBar", () => ScaleVjp(pairs, ref x, t, bar.AsSpan(1), ref xBar, tBar));
        Assert.Equal([(1, 2), (3, 4)], pairs);
        ScaleVjp(pairs, ref x, t, bar, ref xBar, tBar);
        Assert.Equal([(2, 2), (3, 4)], pairs);
        Assert.Equal(4, x);
    }

    [Fact]
    public void What_is_only_read_may_be_one_and_gradients_may_not()
    {
        (double X, int N)[] pairs = [(2, 1)], first = new (double, int)[1], second = new (double, int)[1];
        Location[] places = [new(3, 5)], third = new Location[1], fourth = new Location[1];
        double[,] m = { { 7 } }, fifth = new double[1, 1], sixth = new double[1, 1];
        Assert.Equal(2 * 2 * 3 * 5 * 7 * 7, Gradient(pairs, first, second, third, fourth, fifth, sixth));
        Assert.Equal(2 * 3 * 5 * 7 * 7, first[0].X);
        Assert.Equal(new Location(0, 2 * 2 * 3 * 7 * 7), fourth[0]);
        Refused("aGradient", () => Gradient(pairs, first, first, third, fourth, fifth, sixth));
        Refused("cGradient", () => Gradient(pairs, first, second, third, third, fifth, sixth));
        Refused("mGradient", () => Gradient(pairs, first, second, third, fourth, fifth, fifth));
        Refused("bGradient", () => Gradient(pairs, first, pairs, third, fourth, fifth, sixth));
        Refused("nGradient", () => Gradient(pairs, first, second, third, fourth, fifth, m));
        Refused("nGradient", () => Gradient(pairs, first, second, third, fourth, fifth, new double[0, 4]));

        double Gradient(
            (double X, int N)[] all,
            Span<(double X, int N)> a,
            Span<(double X, int N)> b,
            Span<Location> c,
            Span<Location> d,
            double[,] e,
            double[,] f) => ProductGradient(all, all, places, places, m, m, a, b, c, d, e, f);
    }

    [Fact]
    public void A_ref_struct_by_reference_is_changed_once_and_its_numbers_have_rows()
    {
        double[] weights = [1, 2], x = [3, 4], sameWeights = [1, 2], sameX = [3, 4];
        var network = new Network { Weights = weights, Scale = 2, Pairs = new (double, int)[] { (1, 1), (2, 2) } };
        var same = new Network { Weights = sameWeights, Scale = 2, Pairs = new (double, int)[] { (1, 1), (2, 2) } };
        double y = 5, sameY = 5;
        double[] jacobian = new double[7 * 8];
        Assert.Equal(Train(ref same, sameX, ref sameY), TrainJacobian(ref network, x, ref y, jacobian));
        Assert.Equal([sameWeights, sameX, [sameY, same.Scale]], [weights, x, [y, network.Scale]]);
        Assert.Equal(
            [
                80, 0, 40, 0, 40, 0, 20, 16,
                10, 0, 5, 0, 0, 0, 0, 2,
                0, 1, 0, 0, 0, 0, 0, 0,
                0, 0, 1, 1, 0, 0, 0, 0,
                30, 0, 15, 0, 0, 10, 0, 6,
                0, 0, 0, 0, 0, 0, 1, 0,
                0, 0, 1, 1, 0, 0, 0, 0,
            ],
            jacobian);
    }

    [Fact]
    public void A_ref_struct_by_reference_shares_no_memory_with_what_is_written()
    {
        double[] weights = [1, 2], weightsBar = [0, 0], x = [3, 4], xBar = [1, 1];
        double y = 1, yBar = 1;
        Refused("network", () => Pull(ofScale: true, weights, weightsBar, x, ref y));
        Refused("y", () => Pull(ofScale: false, weights, weightsBar, x, ref weights[1]));
        Refused("network", () => Pull(ofScale: false, weights, weightsBar, weights, ref y));
        Refused("network", () => Pull(ofScale: false, weights, weights, x, ref y));
        Assert.Equal([1, 2, 3, 4], [.. weights, .. x]);

        void Pull(bool ofScale, double[] memory, double[] memoryBar, double[] x, ref double y)
        {
            var network = new Network { Weights = memory, Scale = 2, Pairs = new (double, int)[] { (1, 1), (2, 2) } };
            var bar = new Network { Weights = memoryBar, Pairs = new (double, int)[2] };
            if (ofScale) TrainVjp(ref network, x, ref network.Scale, 1, ref bar, xBar, ref yBar);
            else TrainVjp(ref network, x, ref y, 1, ref bar, xBar, ref yBar);
        }
    }

    [Fact]
    public void Arrays_of_a_struct_by_value_have_rows_and_its_numbers_have_none()
    {
        double[] w = [2, 3], jacobian = new double[5 * 6];
        var field = new Field { W = [5, 7], B = 2 };
        Assert.Equal(20, FillJacobian(field, w, 11, jacobian));
        Assert.Equal([20, 42, 11, 11], [.. field.W, .. w]);
        Assert.Equal(
            [
                4, 0, 10, 10, 0, 0,
                4, 0, 10, 10, 0, 0,
                0, 6, 21, 0, 14, 0,
                0, 0, 0, 0, 0, 1,
                0, 0, 0, 0, 0, 1,
            ],
            jacobian);
        Refused("field", () => FillJacobian(field with { W = w }, w, 11, jacobian));
    }

    private static void Refused(string parameter, Action call) =>
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(call).ParamName);
}
