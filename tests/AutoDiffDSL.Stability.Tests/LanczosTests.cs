namespace AutoDiffDSL.Stability.Tests;

public sealed class LanczosTests
{
    [Fact]
    public void The_five_largest_of_ten_thousand_are_right_within_valid_bounds()
    {
        const int N = 10_000;
        var matrix = new DiagonalOperator([.. Enumerable.Range(1, N).Select(i => (double)i)]);
        SpectrumResult result = Lanczos.Largest(matrix, new LanczosOptions { Count = 5 });

        Assert.Equal(SpectrumOutcome.Converged, result.Outcome);
        Assert.Equal(matrix.Applications, result.Applications);
        for (int i = 0; i < 5; i++)
        {
            EigenPair pair = result.Pairs[i];
            Assert.Equal(N - i, pair.Value, 1e-10);
            Assert.InRange(Math.Abs(N - i - pair.Value), 0, pair.ResidualBound);
            Assert.True(pair.Converged);
            Assert.Equal(1, Math.Abs(pair.Vector[N - 1 - i]), 1e-6);
        }
    }

    [Fact]
    public void The_residual_bound_is_the_true_residual()
    {
        double[] eigenvalues = Spectrum(400, 3);
        var options = new LanczosOptions
        {
            Count = 4,
            Tolerance = 1e-3,
            ComputeResiduals = true,
            SeekCopies = false,
        };
        SpectrumResult result = Lanczos.Largest(new DiagonalOperator(eigenvalues), options);
        Array.Sort(eigenvalues, (a, b) => b.CompareTo(a));
        for (int i = 0; i < 4; i++)
        {
            EigenPair pair = result.Pairs[i];
            Assert.InRange(pair.ResidualNorm!.Value, 0, pair.ResidualBound);
            Assert.Equal(pair.ResidualNorm.Value, pair.ResidualBound, 1e-12);
            Assert.Contains(eigenvalues, exact => Math.Abs(exact - pair.Value) <= pair.ResidualBound);
        }

        Assert.True(result.Pairs.Max(p => p.ResidualBound) > 1e-9);
    }

    [Fact]
    public void The_largest_is_the_algebraically_largest_also_where_the_negative_side_dominates()
    {
        double[] eigenvalues = [.. Enumerable.Range(0, 500).Select(i => -1e6 + 1990.0 * i), 3, 7];
        SpectrumResult result = Lanczos.Largest(new DiagonalOperator(eigenvalues), new LanczosOptions { Count = 2 });
        Assert.Equal(7, result.Pairs[0].Value, 1e-9);
        Assert.Equal(3, result.Pairs[1].Value, 1e-9);
    }

    [Fact]
    public void A_negative_definite_operator_gives_the_value_nearest_zero()
    {
        double[] eigenvalues = [.. Enumerable.Range(1, 300).Select(i => -(double)i)];
        Assert.Equal(-1, Lanczos.Largest(new DiagonalOperator(eigenvalues)).Pairs[0].Value, 1e-10);
    }

    [Theory]
    [InlineData(3, 60)]
    [InlineData(3, 2000)]
    [InlineData(7, 2000)]
    public void Multiple_eigenvalues_are_found_as_often_as_they_occur(int copies, int n)
    {
        double[] eigenvalues =
            [.. Enumerable.Repeat(5.0, copies), .. Enumerable.Range(0, n).Select(i => 4.0 * i / n)];
        SpectrumResult result =
            Lanczos.Largest(new DiagonalOperator(eigenvalues), new LanczosOptions { Count = copies + 1 });
        Assert.Equal(SpectrumOutcome.Converged, result.Outcome);
        for (int i = 0; i < copies; i++)
            Assert.Equal(5, result.Pairs[i].Value, 1e-10);
        Assert.Equal(4.0 * (n - 1) / n, result.Pairs[copies].Value, 1e-10);
        AssertOrthonormal(result);
    }

    [Fact]
    public void An_operator_with_three_distinct_values_is_taken_past_its_invariant_subspaces()
    {
        double[] eigenvalues =
            [.. Enumerable.Repeat(2.0, 900), .. Enumerable.Repeat(5.0, 6), .. Enumerable.Repeat(-9.0, 94)];
        SpectrumResult result = Lanczos.Largest(new DiagonalOperator(eigenvalues), new LanczosOptions { Count = 8 });
        double[] expected = [5, 5, 5, 5, 5, 5, 2, 2];
        for (int i = 0; i < 8; i++)
            Assert.Equal(expected[i], result.Pairs[i].Value, 1e-12);
        AssertOrthonormal(result);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void The_zero_operator_has_zero_eigenvalues(int n)
    {
        SpectrumResult result = Lanczos.Largest(
            new DiagonalOperator(new double[n]), new LanczosOptions { Count = Math.Min(3, n) });
        Assert.Equal(SpectrumOutcome.Converged, result.Outcome);
        Assert.All(result.Pairs, pair => Assert.Equal((0, 0), (pair.Value, pair.ResidualBound)));
        AssertOrthonormal(result);
    }

    [Fact]
    public void The_identity_has_eigenvalue_one_as_often_as_asked()
    {
        double[] ones = [.. Enumerable.Repeat(1.0, 500)];
        SpectrumResult result = Lanczos.Largest(new DiagonalOperator(ones), new LanczosOptions { Count = 5 });
        Assert.All(result.Pairs, pair => Assert.Equal(1, pair.Value, 1e-14));
        AssertOrthonormal(result);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(2.5)]
    public void In_one_dimension_the_entry_is_the_eigenvalue(double entry)
    {
        SpectrumResult result = Lanczos.Largest(new DiagonalOperator(entry));
        Assert.Equal(SpectrumOutcome.Converged, result.Outcome);
        Assert.Equal(entry, result.Pairs[0].Value, 1e-15);
        Assert.Equal(1, Math.Abs(result.Pairs[0].Vector[0]), 1e-15);
        Assert.Equal(1, result.Applications);
    }

    [Fact]
    public void All_eigenvalues_of_a_small_dense_matrix_are_found_in_order()
    {
        double[,] a = { { 4, 1, -2, 2 }, { 1, 2, 0, 1 }, { -2, 0, 3, -2 }, { 2, 1, -2, -1 } };
        SpectrumResult result = Lanczos.Largest(new DenseOperator(a), new LanczosOptions { Count = 4 });
        Assert.Equal(8, result.Pairs.Sum(p => p.Value), 1e-12);
        foreach (EigenPair pair in result.Pairs)
        {
            var product = new double[4];
            new DenseOperator(a).Apply(pair.Vector, product);
            for (int i = 0; i < 4; i++)
                Assert.Equal(pair.Value * pair.Vector[i], product[i], 1e-13);
        }

        AssertOrthonormal(result);
        Assert.Equal(result.Pairs.Select(p => p.Value).OrderDescending(), result.Pairs.Select(p => p.Value));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_product_that_is_not_finite_is_an_outcome(double bad)
    {
        SpectrumResult result = Lanczos.Largest(new DiagonalOperator(1, bad, 2));
        Assert.Equal(SpectrumOutcome.NotFinite, result.Outcome);
        Assert.Empty(result.Pairs);
    }

    [Fact]
    public void When_the_products_are_used_up_the_result_says_so_and_its_bounds_still_hold()
    {
        double[] eigenvalues = [.. Enumerable.Range(1, 5000).Select(i => (double)i)];
        SpectrumResult result =
            Lanczos.Largest(new DiagonalOperator(eigenvalues), new LanczosOptions { MaxApplications = 25 });
        Assert.Equal(SpectrumOutcome.NotConverged, result.Outcome);
        Assert.Equal(25, result.Applications);
        EigenPair pair = result.Pairs[0];
        Assert.False(pair.Converged);
        Assert.Contains(eigenvalues, exact => Math.Abs(exact - pair.Value) <= pair.ResidualBound);
        Assert.InRange(pair.Value, 4500, 5000);
    }

    [Fact]
    public void A_warm_start_saves_products()
    {
        double[] eigenvalues = Spectrum(3000, 7);
        SpectrumResult cold = Lanczos.Largest(new DiagonalOperator(eigenvalues));
        SpectrumResult warm = Lanczos.Largest(
            new DiagonalOperator([.. eigenvalues.Select(e => 1.001 * e)]),
            new LanczosOptions { WarmStart = cold.Pairs[0].Vector });
        Assert.Equal(1.001 * cold.Pairs[0].Value, warm.Pairs[0].Value, 1e-9);
        Assert.True(warm.Applications <= cold.Applications);
    }

    [Fact]
    public void A_warm_start_at_the_wrong_eigenvector_still_finds_the_largest()
    {
        double[] eigenvalues = [.. Enumerable.Range(0, 2000).Select(i => i / 2000.0), 10, 10.5];
        var second = new double[eigenvalues.Length];
        second[2000] = 1;
        SpectrumResult result =
            Lanczos.Largest(new DiagonalOperator(eigenvalues), new LanczosOptions { WarmStart = second });
        Assert.Equal(10.5, result.Pairs[0].Value, 1e-10);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        double[] eigenvalues = Spectrum(1000, 1);
        EigenPair first = Lanczos.Largest(new DiagonalOperator(eigenvalues)).Pairs[0];
        EigenPair second = Lanczos.Largest(new DiagonalOperator(eigenvalues)).Pairs[0];
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(first.Vector, second.Vector);
    }

    [Theory]
    [InlineData(1e-150)]
    [InlineData(1e150)]
    public void The_scale_of_the_operator_does_not_matter(double scale)
    {
        double[] eigenvalues = [.. Spectrum(500, 2).Select(e => scale * e)];
        SpectrumResult result = Lanczos.Largest(new DiagonalOperator(eigenvalues), new LanczosOptions { Count = 2 });
        Assert.Equal(SpectrumOutcome.Converged, result.Outcome);
        Assert.Equal(1, result.Pairs[0].Value / eigenvalues.Max(), 1e-12);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var matrix = new DiagonalOperator(1, 2, 3);
        Assert.ThrowsAny<ArgumentException>(() => Lanczos.Largest(matrix, new LanczosOptions { Count = 4 }));
        Assert.ThrowsAny<ArgumentException>(() => Lanczos.Largest(matrix, new LanczosOptions { Count = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => Lanczos.Largest(matrix, new LanczosOptions { Tolerance = 0 }));
        Assert.ThrowsAny<ArgumentException>(
            () => Lanczos.Largest(matrix, new LanczosOptions { WarmStart = new double[2] }));
    }

    private static double[] Spectrum(int n, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => Math.Exp(3 * random.NextDouble()) - 4)];
    }

    private static void AssertOrthonormal(SpectrumResult result)
    {
        for (int i = 0; i < result.Pairs.Count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double product = result.Pairs[i].Vector.Zip(result.Pairs[j].Vector, (a, b) => a * b).Sum();
                Assert.Equal(i == j ? 1 : 0, product, 1e-12);
            }
        }
    }

    private sealed class DenseOperator(double[,] matrix) : ISymmetricOperator
    {
        public int Dimension => matrix.GetLength(0);

        public void Apply(ReadOnlySpan<double> v, Span<double> result)
        {
            for (int i = 0; i < Dimension; i++)
            {
                result[i] = 0;
                for (int j = 0; j < Dimension; j++)
                    result[i] += matrix[i, j] * v[j];
            }
        }
    }
}
