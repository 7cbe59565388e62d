using System.Numerics;
using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Tensors and spans of them as parameters.</summary>
public static partial class TensorParameters
{
    public record struct Layer(Tensor<double> Weight, Tensor<double> Bias);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Reduction)]
    [Length("x", 5)]
    [Length("y", 5)]
    public static double DotOfVectors(ReadOnlyTensorSpan<double> x, in ReadOnlyTensorSpan<double> y)
    {
        double sum = 0;
        for (nint i = 0; i < x.FlattenedLength; i++) sum += x[i] * y[i];
        return sum * sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NestedLoops)]
    [Length("w", 3, 4)]
    [Length("x", 4)]
    public static double MatrixTimesVector(Tensor<double> w, in ReadOnlyTensorSpan<double> x)
    {
        double sum = 0;
        for (nint i = 0; i < w.Lengths[0]; i++)
        {
            double row = 0;
            for (nint j = 0; j < w.Lengths[1]; j++) row += w[i, j] * x[j];
            sum += Math.Tanh(row) * (i + 1);
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NestedLoops, VoidMethod)]
    [Length("a", 2, 3)]
    [Length("b", 3, 2)]
    [Length("c", 2, 2)]
    [Written("c")]
    public static void MatrixProduct(
        in ReadOnlyTensorSpan<double> a, in ReadOnlyTensorSpan<double> b, in TensorSpan<double> c)
    {
        int rows = (int)a.Lengths[0], inner = (int)a.Lengths[1], columns = (int)b.Lengths[1];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
            {
                double sum = 0;
                for (int k = 0; k < inner; k++) sum += a[i, k] * b[k, j];
                c[i, j] = sum;
            }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NestedLoops)]
    [Length("image", 2, 4, 3)]
    [Length("kernel", 2, 2, 3, 2)]
    public static double Convolution(Tensor<double> image, Tensor<double> kernel, double bias)
    {
        nint height = image.Lengths[1] - kernel.Lengths[2] + 1, width = image.Lengths[2] - kernel.Lengths[3] + 1;
        double loss = 0;
        for (nint o = 0; o < kernel.Lengths[0]; o++)
            for (nint i = 0; i < height; i++)
                for (nint j = 0; j < width; j++)
                {
                    double sum = bias;
                    for (nint c = 0; c < kernel.Lengths[1]; c++)
                        for (nint k = 0; k < kernel.Lengths[2]; k++)
                            for (nint l = 0; l < kernel.Lengths[3]; l++)
                                sum += kernel[o, c, k, l] * image[c, i + k, j + l];
                    loss += sum * sum * (o + 1);
                }

        return loss;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, StackAllocation)]
    [Length("query", 3, 2)]
    [Length("key", 4, 2)]
    [Length("value", 4, 3)]
    public static double Attention(Tensor<double> query, Tensor<double> key, ReadOnlyTensorSpan<double> value)
    {
        int tokens = (int)key.Lengths[0];
        Span<double> weight = stackalloc double[tokens];
        double loss = 0;
        for (int i = 0; i < query.Lengths[0]; i++)
        {
            double total = 0;
            for (int t = 0; t < tokens; t++)
            {
                double score = 0;
                for (int d = 0; d < query.Lengths[1]; d++) score += query[i, d] * key[t, d];
                weight[t] = Math.Exp(score / Math.Sqrt(query.Lengths[1]));
                total += weight[t];
            }

            for (int d = 0; d < value.Lengths[1]; d++)
            {
                double mixed = 0;
                for (int t = 0; t < tokens; t++) mixed += weight[t] / total * value[t, d];
                loss += mixed * mixed * (i + d + 1);
            }
        }

        return loss;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, InPlace, VoidMethod)]
    [Length("y", 3, 4)]
    [Domain("y", 0.5, 1.5)]
    [Written("y")]
    public static void NormalizeRows(TensorSpan<double> y, double epsilon)
    {
        for (nint i = 0; i < y.Lengths[0]; i++)
        {
            double squares = epsilon * epsilon;
            for (nint j = 0; j < y.Lengths[1]; j++) squares += y[i, j] * y[i, j];
            double scale = 1 / Math.Sqrt(squares);
            for (nint j = 0; j < y.Lengths[1]; j++) y[i, j] *= scale;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, MutationInLoop)]
    [Length("u", 4, 3)]
    [Written("u")]
    public static double Recurrence(Tensor<double> u, double decay)
    {
        for (int i = 1; i < u.Lengths[0]; i++)
            for (int j = 0; j < u.Lengths[1]; j++) u[i, j] += decay * u[i - 1, j] * u[i, j];
        return u[3, 0] * u[3, 2];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, SinglePrecision)]
    [Length("t", 2, 3, 2)]
    public static float WeightedSquares(Tensor<float> t, float scale)
    {
        float sum = 0;
        for (int i = 0; i < t.Lengths[0]; i++)
            for (int j = 0; j < t.Lengths[1]; j++)
                for (int k = 0; k < t.Lengths[2]; k++) sum += (i + 2 * j + k) * t[i, j, k] * t[i, j, k];
        return sum * scale;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Guard)]
    [Length("x", 2, 3)]
    public static double MeanSquare(in ReadOnlyTensorSpan<double> x)
    {
        if (x.IsEmpty) return 0;
        double sum = 0;
        foreach (double cell in x) sum += cell * cell;
        return sum / x.FlattenedLength;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Guard)]
    [Length("x", 0, 3)]
    public static double OfNothing(ReadOnlyTensorSpan<double> x, double otherwise)
    {
        double sum = otherwise * otherwise;
        for (nint i = 0; i < x.Lengths[0]; i++)
            for (nint j = 0; j < x.Lengths[1]; j++) sum += x[i, j];
        return x.IsEmpty ? sum : sum / x.FlattenedLength;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Branch)]
    [Length("x", 4)]
    [Length("m", 3, 3)]
    public static double VectorsAndMatrices(Tensor<double> x, Tensor<double> m) => Trace(x) * Trace(m);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, HelperCall, NestedHelpers)]
    [Length("w", 3, 4)]
    [Length("v", 2, 3)]
    [Length("x", 4)]
    public static double TwoLayers(Tensor<double> w, in ReadOnlyTensorSpan<double> v, TensorSpan<double> x)
    {
        double sum = 0;
        for (nint o = 0; o < v.Lengths[0]; o++)
        {
            double output = 0;
            for (nint i = 0; i < v.Lengths[1]; i++) output += v[o, i] * Math.Tanh(Row(w, i, x));
            sum += output * output;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, HelperWritesSpan)]
    [Length("y", 2, 2)]
    [Length("x", 2, 2)]
    [Written("y")]
    public static void TwoSteps(TensorSpan<double> y, Tensor<double> x, double rate)
    {
        Step(y, x, rate);
        Step(y, x, rate * rate);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, StructInSignature, GradientOfArrays)]
    [Length("layer.Weight", 3, 2)]
    [Length("layer.Bias", 3)]
    [Length("x", 2)]
    public static double ThroughLayer(Layer layer, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < layer.Weight.Lengths[0]; i++)
        {
            double a = layer.Bias[i];
            for (int j = 0; j < x.Length; j++) a += layer.Weight[i, j] * x[j];
            sum += 1 / (1 + Math.Exp(-a));
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, WrittenSpan)]
    [Length("w", 2, 3)]
    [Length("x", 3)]
    [Length("y", 2)]
    public static double IntoSpan(Tensor<double> w, ReadOnlySpan<double> x, Span<double> y, double[] scale)
    {
        double norm = 0;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] *= scale[i];
            for (int j = 0; j < x.Length; j++) y[i] += w[i, j] * x[j];
            norm += y[i] * y[i];
        }

        return norm;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NoDerivativeParameter)]
    [Length("design", 4, 2)]
    [Length("target", 4)]
    [Length("w", 2)]
    public static double LeastSquares(
        Tensor<double> w, [NoDerivative] in ReadOnlyTensorSpan<double> design, [NoDerivative] Tensor<double> target)
    {
        double sum = 0;
        for (nint i = 0; i < target.Lengths[0]; i++)
        {
            double residual = -target[i];
            for (nint j = 0; j < w.Lengths[0]; j++) residual += design[i, j] * w[j];
            sum += 0.5 * residual * residual;
        }

        return sum / design.Lengths[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, DataDrivenIndex)]
    [Length("table", 4, 3)]
    [Length("tokens", 2, 2)]
    [Value("tokens", 3, 0, 3, 1)]
    public static double Embedding(Tensor<double> table, Tensor<int> tokens)
    {
        double sum = 0;
        for (int i = 0; i < tokens.Lengths[0]; i++)
            for (int j = 0; j < table.Lengths[1]; j++) sum += table[tokens[i, 0], j] * table[tokens[i, 1], j];
        return Math.Exp(sum);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, SliceParameter)]
    [Length("w", 3, 4)]
    [Length("x", 2, 4)]
    public static double ProductOfRows(Tensor<double> w, in ReadOnlyTensorSpan<double> x)
    {
        int columns = (int)w.Lengths[1];
        double product = 1;
        for (nint i = 0; i < x.Lengths[0]; i++)
        {
            ReadOnlySpan<double> left = w.GetSpan([i + 1, 0], columns);
            ReadOnlySpan<double> right = x.GetSpan([i, 0], columns);
            double dot = 0;
            for (int j = 0; j < left.Length; j++) dot += left[j] * right[j];
            product *= dot;
        }

        return product;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, SliceParameter, InPlace, VoidMethod)]
    [Length("y", 2, 3)]
    [Written("y")]
    public static void CumulateRows(in TensorSpan<double> y)
    {
        for (nint i = 0; i < y.Lengths[0]; i++)
        {
            Span<double> row = y.GetSpan([i, 0], (int)y.Lengths[1]);
            for (int j = 1; j < row.Length; j++) row[j] *= row[j - 1];
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Counter)]
    [Length("t", 2, 2, 2)]
    public static double Polynomial(Tensor<double> t, double x)
    {
        double power = 1, sum = 0;
        foreach (double coefficient in t)
        {
            sum += coefficient * power;
            power *= x;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, OpenType)]
    [Length("w", 2, 3)]
    [Length("x", 3)]
    public static T SoftPlus<T>(Tensor<T> w, ReadOnlyTensorSpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < w.Lengths[0]; i++)
        {
            T a = T.Zero;
            for (int j = 0; j < x.Lengths[0]; j++) a += w[i, j] * x[j];
            sum += T.Log(T.One + T.Exp(a));
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NestedLoops)]
    [Length("t", 2, 1, 2, 1, 2)]
    public static double FiveDimensions(in ReadOnlyTensorSpan<double> t)
    {
        double sum = 0;
        for (int i = 0; i < t.Lengths[0]; i++)
            for (int k = 0; k < t.Lengths[2]; k++)
                for (int m = 0; m < t.Lengths[4]; m++) sum += t[i, 0, k, 0, m] * t[k, 0, m, 0, i] * (m + 1);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, ReturnInLoop)]
    [Length("t", 3, 3)]
    [Domain("t", 0.2, 0.3)]
    public static double UntilLarge(Tensor<double> t, double start)
    {
        double sum = start * start;
        for (nint i = 0; i < t.Lengths[0]; i++)
            for (nint j = i; j < t.Lengths[1]; j++)
            {
                sum += t[i, j] * t[j, i];
                if (i == 1 && j == 2) return sum * t[i, j];
            }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, OutParameter, TupleInSignature)]
    [Length("t", 2, 3)]
    public static (double Sum, double Corner) SumAndCorner(in ReadOnlyTensorSpan<double> t, out double middle)
    {
        middle = t[0, 1] * t[1, 1];
        double sum = 0;
        for (int j = 0; j < t.Lengths[1]; j++) sum += t[0, j] * t[1, j];
        return (sum, t[^1, ^1] * t[0, 0]);
    }

    /// <summary>A dense tensor is its own dense copy.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, InPlace)]
    [Length("w", 2, 2)]
    [Written("w")]
    public static double DenseAsItIs(Tensor<double> w)
    {
        Tensor<double> dense = w.ToDenseTensor();
        dense[0, 0] *= w[0, 1];
        return w[0, 0] * w[0, 0] * w[1, 1];
    }

    private static double Trace(in ReadOnlyTensorSpan<double> x)
    {
        double sum = 0;
        if (x.Rank == 1)
        {
            for (nint i = 0; i < x.Lengths[0]; i++) sum += x[i] * x[i];
            return sum;
        }

        for (nint i = 0; i < x.Lengths[0]; i++) sum += x[i, i];
        return Math.Sin(sum);
    }

    private static double Row(in ReadOnlyTensorSpan<double> w, nint i, in ReadOnlyTensorSpan<double> x)
    {
        double sum = 0;
        for (nint j = 0; j < x.Lengths[0]; j++) sum += w[i, j] * x[j];
        return sum;
    }

    private static void Step(in TensorSpan<double> y, in ReadOnlyTensorSpan<double> x, double rate)
    {
        for (int i = 0; i < y.Lengths[0]; i++)
            for (int j = 0; j < y.Lengths[1]; j++) y[i, j] -= rate * y[i, j] * x[j, i];
    }
}
