using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Tensors that variables hold in turn, and that are made in loops and in methods that are called.</summary>
public static partial class TensorsInLoops
{
    public readonly record struct Layer(Tensor<double> Weight, Tensor<double> Bias)
    {
        public Tensor<double> Run(Tensor<double> x)
        {
            Tensor<double> y = Tensor.CreateFromShape<double>(Bias.Lengths);
            for (nint i = 0; i < Weight.Lengths[0]; i++)
            {
                double sum = Bias[i];
                for (nint j = 0; j < x.Lengths[0]; j++) sum += Weight[i, j] * x[j];
                y[i] = Math.Tanh(sum);
            }

            return y;
        }
    }

    public readonly record struct Network(Layer First, Layer Second);

    private static readonly Tensor<double> Table = Tensor.Create([1.0, -2, 0.5, 3], [2, 2]);
    private static readonly Tensor<int> Order = Tensor.Create([1, 0, 1], [3]);

    private struct State
    {
        public Tensor<double> Values;
        public double Sum;
    }

    /// <summary>What the forward loop allocates is taken up in the reversed one, in another scope.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, ReturnInLoop)]
    [Length("x", 2)]
    [Rounded]
    public static double ReturnedFromALoop(Tensor<double> x)
    {
        Tensor<double> power = x;
        for (int i = 0; i < 3; i++)
        {
            if (i == 2) return power[0] * power[1];
            power = power * power;
        }

        return 1;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, BufferSwap, Struct)]
    [Length("x", 2)]
    [Rounded]
    public static double SwappedStructs(Tensor<double> x, double scale)
    {
        State now = new() { Values = x, Sum = scale };
        State next = now;
        for (int i = 0; i < 3; i++)
        {
            next.Values = next.Values * now.Values;
            next.Sum += next.Values[0] * scale;
            (now, next) = (next, now);
        }

        return next.Sum * now.Sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, BufferSwap)]
    [Length("a", 2, 3)]
    [Length("b", 3, 2)]
    public static double SwappedShapes(Tensor<double> a, Tensor<double> b, double scale)
    {
        double sum = 0;
        for (int k = 0; k < 3; k++)
        {
            for (nint i = 0; i < a.Lengths[0]; i++)
                for (nint j = 0; j < a.Lengths[1]; j++) sum = sum * scale + a[i, j] * b[j, i] * (i + 2 * j + k);
            (a, b) = (b, a);
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, While, Break)]
    [Length("x", 2)]
    [Rounded]
    public static double UntilItIsLarge(Tensor<double> x, double scale)
    {
        Tensor<double> h = x * scale;
        int count = 0;
        while (Tensor.Norm<double>(h) < 50)
        {
            h = h * 2.0 + x;
            if (++count > 6) break;
        }

        return Tensor.Sum<double>(h) * count;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, StructMember, GradientOfArrays)]
    [Length("network.First.Weight", 3, 2)]
    [Length("network.First.Bias", 3)]
    [Length("network.Second.Weight", 2, 3)]
    [Length("network.Second.Bias", 2)]
    [Length("x", 2)]
    public static double ThroughLayers(in Network network, Tensor<double> x)
    {
        Tensor<double> y = network.Second.Run(network.First.Run(x));
        return y[0] * y[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, HelperCall)]
    [Length("a", 2, 3)]
    [Length("b", 3, 2)]
    [Value("isTurned", 1)]
    public static double ProductOfChosen(Tensor<double> a, Tensor<double> b, bool isTurned)
    {
        Tensor<double> left = isTurned ? b : a, right = isTurned ? a : b;
        Tensor<double> product = Product(left, right);
        return product[0, 0] * product[^1, ^1] * product.Lengths[1];
    }

    /// <summary>Arguments are computed in the order in which they stand.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, HelperCall)]
    [Length("x", 3)]
    [Length("y", 3)]
    [Rounded]
    public static double NamedArguments(Tensor<double> x, Tensor<double> y)
    {
        double factor = 1;
        Tensor<double> difference = Tensor.Subtract<double>(y: Doubled(y, ref factor), x: Doubled(x, ref factor));
        return Tensor.Sum<double>(difference) * difference[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, SliceParameter)]
    [Length("x", 3, 4)]
    [Value("row", 1)]
    [Value("count", 7)]
    public static double Rows(Tensor<double> x, int row, int count)
    {
        Span<double> rows = x.GetSpan([row, 0], count);
        double sum = 0;
        for (int i = 0; i < rows.Length; i++) sum += rows[i] * rows[0] * i;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, IntegerParameter)]
    [Length("x", 2)]
    [Value("rows", 2)]
    [Value("columns", 3)]
    public static double OfGivenShape(Tensor<double> x, int rows, int columns)
    {
        Tensor<double> made = Tensor.CreateFromShape<double>([rows, columns]);
        for (int i = 0; i < rows; i++) made[i, i] = x[i] * x[0];
        return made.IsEmpty ? 0 : made[0, 0] * made[1, 1] * made.FlattenedLength;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 3)]
    [Length("y", 3)]
    [Rounded]
    public static double Similarity(Tensor<double> x, Tensor<double> y) =>
        Tensor.Average<double>(x) * Tensor.CosineSimilarity<double>(x, y) + Tensor.Distance<double>(x, y);

    /// <summary>Static tensors are tables of constants.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Constants, DataDrivenIndex)]
    [Length("x", 2, 2)]
    public static double StaticTables(Tensor<double> x)
    {
        double sum = 0;
        foreach (int row in Order)
            for (nint j = 0; j < Table.Lengths[1]; j++) sum = sum * x[row, j] + Table[row, j] * x[j, row];
        return sum;
    }

    private static Tensor<double> Doubled(Tensor<double> x, ref double factor)
    {
        factor *= 2;
        return x * factor;
    }

    private static Tensor<double> Product(Tensor<double> a, Tensor<double> b)
    {
        if (a.Rank != 2 || b.Rank != 2) throw new ArgumentException("Matrices have two dimensions.");
        Tensor<double> product = Tensor.CreateFromShape<double>([a.Lengths[0], b.Lengths[1]]);
        for (nint i = 0; i < a.Lengths[0]; i++)
            for (nint j = 0; j < b.Lengths[1]; j++)
                for (nint k = 0; k < a.Lengths[1]; k++) product[i, j] += a[i, k] * b[k, j];
        return product;
    }
}
