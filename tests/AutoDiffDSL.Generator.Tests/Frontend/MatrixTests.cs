namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class MatrixTests
{
    [Theory]
    [InlineData(
        "var m = new double[2, 3]; m[0, 1] = a; m[1, 2] = b; m[1, 2] *= 2; m[0, 1]++; return m[0, 1] + 10 * m[1, 2];")]
    [InlineData(
        "double[,] m = { { a, 1, 2 }, { 3, b, 4 } }; return m[0, 0] + m[1, 1] * 10 + m[1, 2] * 100 + m.Length;")]
    [InlineData("var m = new[,] { { a, b } }; (m[0, 0], m[0, 1]) = (m[0, 1], m[0, 0]); return m[0, 0] * 10 + m[0, 1];")]
    [InlineData("var m = new double[2, 2]; return m[(int)a, 0] + 1;")]
    [InlineData("var m = new double[2, 2]; return m[0, (int)b] + 1;")]
    [InlineData("return Trace(Multiply(Fill(3, a), Fill(3, b)));")]
    [InlineData("var m = Fill(2, a); var n = m; n[1, 0] = 5; m = Fill(2, b); return m[1, 0] * 10 + n[1, 0];")]
    public void Matrices_do_what_they_do_in_CSharp(string body)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(double a, double b) { " + body + " }"
            + """

            static double[,] Fill(int n, double x)
            {
                var m = new double[n, n];
                for (int i = 0; i < m.GetLength(0); i++)
                    for (int j = 0; j <= m.GetUpperBound(1); j++) m[i, j] = x + i * j - j;
                return m;
            }

            static double[,] Multiply(double[,] x, double[,] y)
            {
                int n = x.GetLength(0);
                var z = new double[n, y.GetLength(1)];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < y.GetLength(1); j++)
                        for (int k = 0; k < n; k++) z[i, j] += x[i, k] * y[k, j];
                return z;
            }

            static double Trace(double[,] m)
            {
                double t = 0;
                for (int i = 0; i < m.GetLength(0); i++) t += m[i, i];
                return t;
            }
            """);
        program.AssertSame(2.0, 3.0);
        program.AssertSame(1.0, 1.5);
        program.AssertSame(-1.0, -2.5);
    }
}
