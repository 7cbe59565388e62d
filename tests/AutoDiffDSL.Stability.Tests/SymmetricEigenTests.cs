namespace AutoDiffDSL.Stability.Tests;

public sealed class SymmetricEigenTests
{
    public static TheoryData<int> Sizes => [1, 2, 3, 10, 80];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_random_matrix_is_the_product_of_its_parts(int n)
    {
        var random = new Random(n);
        var a = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                a[i, j] = a[j, i] = random.NextDouble() - 0.5;
        }

        AssertDecomposes(a, n, 1e-13);
    }

    [Fact]
    public void The_matrix_of_second_differences_has_the_known_eigenvalues()
    {
        const int N = 50;
        var a = new double[N, N];
        for (int i = 0; i < N; i++)
        {
            a[i, i] = 2;
            if (i > 0)
                a[i, i - 1] = a[i - 1, i] = -1;
        }

        var eigen = new SymmetricEigen(a, N);
        for (int k = 0; k < N; k++)
            Assert.Equal(2 + 2 * Math.Cos((k + 1) * Math.PI / (N + 1)), eigen.Values[k], 1e-13);
    }

    [Fact]
    public void Repeated_and_zero_eigenvalues_keep_orthonormal_vectors()
    {
        AssertDecomposes(new double[6, 6], 6, 0);
        var ones = new double[6, 6];
        for (int i = 0; i < 36; i++)
            ones[i / 6, i % 6] = 1;
        AssertDecomposes(ones, 6, 1e-14);
    }

    [Fact]
    public void Only_the_leading_part_counts()
    {
        var eigen = new SymmetricEigen(new double[,] { { 3, 0, 9 }, { 0, 5, 9 }, { 9, 9, 9 } }, 2);
        Assert.Equal([5, 3], eigen.Values.ToArray());
    }

    private static void AssertDecomposes(double[,] a, int n, double tolerance)
    {
        var eigen = new SymmetricEigen(a, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double rebuilt = 0;
                double product = 0;
                for (int k = 0; k < n; k++)
                {
                    rebuilt += eigen.Vector(i, k) * eigen.Values[k] * eigen.Vector(j, k);
                    product += eigen.Vector(k, i) * eigen.Vector(k, j);
                }

                Assert.Equal(a[i, j], rebuilt, tolerance);
                Assert.Equal(i == j ? 1 : 0, product, tolerance);
            }

            Assert.True(i == 0 || eigen.Values[i] <= eigen.Values[i - 1]);
        }
    }
}
