using AutoDiffDSL.Experiments.Sampling;

/// <summary>Vectors and matrices by rows, as the problems need them.</summary>
internal static class Arrays
{
    /// <summary>Independent normal numbers.</summary>
    public static double[] Gaussian(this GaussianNumbers random, int length, double deviation = 1)
    {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) numbers[i] = deviation * random.Next();
        return numbers;
    }

    /// <summary>Vectors of norm 1 in uniformly distributed directions, one after the other.</summary>
    public static double[] UnitVectors(this GaussianNumbers random, int count, int length)
    {
        double[] vectors = random.Gaussian(count * length);
        foreach (int at in Enumerable.Range(0, count))
        {
            Span<double> vector = vectors.AsSpan(at * length, length);
            double norm = Norm(vector);
            for (int i = 0; i < length; i++) vector[i] /= norm;
        }

        return vectors;
    }

    /// <summary>The Euclidean norm.</summary>
    public static double Norm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        foreach (double entry in vector) sum += entry * entry;
        return Math.Sqrt(sum);
    }

    /// <summary>The inner product.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>|a - b| / |b|.</summary>
    public static double RelativeError(double[] a, double[] b) =>
        Norm((double[])[.. a.Zip(b, (x, y) => x - y)]) / Norm(b);

    /// <summary>AB' of two matrices with rows of the same length.</summary>
    public static double[] TimesTransposed(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int length)
    {
        int rows = a.Length / length, columns = b.Length / length;
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                product[i * columns + j] = Dot(a.Slice(i * length, length), b.Slice(j * length, length));
        }

        return product;
    }

    /// <summary>A'A of a matrix with rows of this length.</summary>
    public static double[] Gram(ReadOnlySpan<double> a, int length)
    {
        double[] gram = new double[length * length];
        for (int row = 0; row < a.Length; row += length)
        {
            for (int i = 0; i < length; i++)
            {
                for (int j = 0; j < length; j++) gram[i * length + j] += a[row + i] * a[row + j];
            }
        }

        return gram;
    }

    /// <summary>
    /// The largest distance of a row from the wanted rows and their negatives, each of them used once: each row takes
    /// the wanted one with which its inner product is largest in size. Infinite where two rows take the same.
    /// </summary>
    public static double UpToSignAndOrder(double[] rows, double[][] wanted)
    {
        int length = wanted[0].Length;
        HashSet<int> taken = [];
        double worst = 0;
        for (int at = 0; at < rows.Length; at += length)
        {
            double[] row = rows[at..(at + length)];
            int nearest = Enumerable.Range(0, wanted.Length).MaxBy(i => Math.Abs(Dot(row, wanted[i])));
            if (!taken.Add(nearest)) return double.PositiveInfinity;
            worst = Math.Max(worst, UpToSign(row, wanted[nearest]));
        }

        return worst;
    }

    /// <summary>The smaller of |a - b| and |a + b|.</summary>
    public static double UpToSign(double[] a, double[] b)
    {
        double sign = Dot(a, b) < 0 ? -1 : 1;
        return Norm((double[])[.. a.Zip(b, (x, y) => x - sign * y)]);
    }
}
