namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class NumericsTests
{
    [Theory]
    [InlineData("z + w * 2 - a / z")]
    [InlineData("(z - 1.5) * (2 - w) / (z / 3) + (b + w)")]
    [InlineData("-z * Complex.ImaginaryOne + Complex.One / w - Complex.Zero")]
    [InlineData("Complex.Sin(z) + Complex.Cos(w) + Complex.Tan(z)")]
    [InlineData("Complex.Sinh(z) + Complex.Cosh(w) + Complex.Tanh(z)")]
    [InlineData("Complex.Exp(z) * Complex.Log(w) + Complex.Log10(z) + Complex.Log(z, 3)")]
    [InlineData("Complex.Sqrt(z) + Complex.Sqrt(-w) + Complex.Sqrt(Complex.Conjugate(z) - 5)")]
    [InlineData("Complex.Pow(z, w) + Complex.Pow(z, 3) + Complex.Pow(w, 0.5)")]
    [InlineData("Complex.Reciprocal(z) + Complex.Negate(w) + Complex.Atan(z)")]
    [InlineData("Complex.Add(z, Complex.Multiply(w, 2.0)) - Complex.Divide(z, Complex.Subtract(w, z))")]
    [InlineData(
        "Complex.FromPolarCoordinates(z.Magnitude, w.Phase) + Complex.Abs(w) + (z == w ? 1 : 2) + (z != z ? 1 : 2)")]
    public void Complex_functions_give_what_they_give_in_NET(string expression)
    {
        var program = LoweredProgram.Create(
            $$"""
            [Differentiable] public static double F(double a, double b)
            {
                var z = new System.Numerics.Complex(a, b);
                System.Numerics.Complex w = new(b, a * b + 1);
                z += 0.25;
                System.Numerics.Complex r =
                    {{expression.Replace("Complex.", "System.Numerics.Complex.", StringComparison.Ordinal)}};
                return r.Real * 3 + r.Imaginary;
            }
            """);
        program.AssertSame(2.0, 3.0);
        program.AssertSame(-0.5, 1.25);
        program.AssertSame(0.75, -0.3);
    }

    [Theory]
    [InlineData("Vector2", "new(a, b)", "new(b, 0.5f)")]
    [InlineData("Vector3", "new(a, b, 1.5f)", "new(b, 0.5f, a)")]
    [InlineData("Vector4", "new(a, b, 1.5f, -a)", "new(b, 0.5f, a, 2)")]
    public void Vector_functions_give_what_they_give_in_NET(string type, string first, string second)
    {
        string reflect = type == "Vector4" ? "" : $"r += {type}.Reflect(u, v);";
        var program = LoweredProgram.Create(
            $$"""
            [Differentiable] public static float F(float a, float b)
            {
                System.Numerics.{{type}} u = {{first}}, v = {{second}};
                var r = u + v * 2 - 3 * u / v + -u / 1.5f + u * v;
                r += System.Numerics.{{type}}.Normalize(u) + System.Numerics.{{type}}.Lerp(u, v, a);
                r -= System.Numerics.{{type}}.Abs(v) + System.Numerics.{{type}}.Min(u, v)
                    + System.Numerics.{{type}}.Max(v, u);
                r += System.Numerics.{{type}}.SquareRoot(System.Numerics.{{type}}.One + u * u)
                    * System.Numerics.{{type}}.Distance(u, v);
                r += System.Numerics.{{type}}.Clamp(u, -System.Numerics.{{type}}.One, System.Numerics.{{type}}.UnitX);
                {{reflect.Replace("Vector", "System.Numerics.Vector", StringComparison.Ordinal)}}
                r.Y *= u.Length() + v.LengthSquared();
                r.X += u == v ? 1 : 2;
                return System.Numerics.{{type}}.Dot(r, v);
            }
            """);
        program.AssertSame(2.0f, 3.0f);
        program.AssertSame(-0.5f, 1.25f);
    }

    [Theory]
    [InlineData("Vector2", 2)]
    [InlineData("Vector3", 3)]
    [InlineData("Vector4", 4)]
    public void Components_of_vectors_are_read_and_written_by_number(string type, int count)
    {
        var program = LoweredProgram.Create(
            $$"""
            [Differentiable] public static float F(Span<float> x, [NoDerivative] int k)
            {
                var v = new System.Numerics.{{type}}(x);
                v[k] *= 3;
                v[{{count - 1}}] += v[0];
                v.CopyTo(x);
                x[1] = v.TryCopyTo(x[3..]) ? v[k] : System.Numerics.{{type}}.Create(x[1..])[0];
                float[] a = new float[7];
                v.CopyTo(a, 2);
                return a[3] + System.Numerics.{{type}}.Count(v, x[0]) + (System.Numerics.{{type}}.LessThanAny(v, v * 2) ? 8 : 16);
            }
            """);
        program.AssertSame(new[] { 2.0f, 3.0f, -1.0f, 0.5f, 1.5f }, 1);
        program.AssertSame(new[] { 2.0f, 3.0f, -1.0f, 0.5f, 1.5f, 4.0f, 6.0f, 7.0f }, 0);
        program.AssertSame(new[] { 2.0f, 3.0f, -1.0f, 0.5f }, count);
        program.AssertSame(new[] { 2.0f }, 0);
    }

    [Fact]
    public void Quaternions_and_cross_products_give_what_they_give_in_NET()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static float F(float a, float b)
            {
                var axis = System.Numerics.Vector3.Normalize(new(a, b, 1));
                var p = System.Numerics.Quaternion.CreateFromAxisAngle(axis, a);
                var q = new System.Numerics.Quaternion(a, b, 0.5f, 2);
                q = System.Numerics.Quaternion.Normalize(q * p) + System.Numerics.Quaternion.Inverse(q) * 2;
                q -= System.Numerics.Quaternion.Conjugate(p) / p;
                q = System.Numerics.Quaternion.Slerp(System.Numerics.Quaternion.Normalize(q), p, 0.3f);
                var t = System.Numerics.Vector3.Transform(axis, q);
                t = System.Numerics.Vector3.Cross(t, new(new System.Numerics.Vector2(b, a), 2));
                return System.Numerics.Quaternion.Dot(q, p) + t.X + 2 * t.Y + 3 * t.Z + q.Length();
            }
            """);
        program.AssertSame(2.0f, 3.0f);
        program.AssertSame(-0.5f, 1.25f);
    }
}
