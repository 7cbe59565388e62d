namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class TupleTests
{
    [Fact]
    public void Tuples_are_made_copied_read_and_assigned_in_parts()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static double F(double a, double b)
            {
                var t = (a, b);
                (double X, double Y) u = (a + 1, 2);
                var v = u;
                v.X *= t.Item2;
                v.Item2 += u.X;
                (t, var w) = (v, t.a);
                return t.a * 100 + t.Item2 * 10 + w + u.Y;
            }
            """);
        program.AssertSame(2.0, 3.0);
    }

    [Fact]
    public void Tuples_nest_and_convert_element_by_element()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static double F(double a, double b)
            {
                ((double P, int N) Inner, float S) t = ((a, 3), (float)b);
                (double, (double, double)) u = (t.S, (t.Inner.N, t.Inner.P));
                (int, double) i = (2, b);
                (double D, double E) d = i;
                return u.Item1 + 10 * u.Item2.Item1 + 100 * u.Item2.Item2 + d.D * d.E + t.Inner.N;
            }
            """);
        program.AssertSame(2.25, 3.5);
    }

    [Fact]
    public void Helpers_return_tuples_from_several_places()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static double F(double a, double b)
            {
                var (min, max) = Order(a, b);
                (double q, _) = Order(max, 1);
                return max - min + q * Order(a, a * b).Max;
            }

            static (double Min, double Max) Order(double x, double y)
            {
                if (x < y) return (x, y);
                return (y, x);
            }
            """);
        program.AssertSame(2.0, 3.0);
        program.AssertSame(4.0, -3.0);
    }

    [Fact]
    public void Deconstruction_evaluates_targets_then_values_then_writes()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static double F(Span<double> x)
            {
                int i = 0;
                (x[i++], (x[i++], double last)) = (x[i++], (x[i - 1], x[0]));
                (x[0], x[1]) = (x[1], x[0]);
                return last + i;
            }
            """);
        program.AssertSame(new[] { 1.0, 2.0, 5.0 });
    }

    [Fact]
    public void Tuples_are_compared_element_by_element_in_the_wider_type()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static double F(double a, double b)
            {
                var t = (a, 2);
                double r = 0;
                if (t == (b, 2L)) r += 1;
                if (t != (a, 2.0)) r += 2;
                if ((a, (b, 1)) == (b, (a, 1))) r += 4;
                return r;
            }
            """);
        program.AssertSame(2.0, 3.0);
        program.AssertSame(2.0, 2.0);
        program.AssertSame(double.NaN, double.NaN);
    }

    [Fact]
    public void Loops_carry_tuples_and_conditions_choose_between_them()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static double F(double a, double b)
            {
                (double Previous, double Current) f = (a, b);
                for (int i = 0; i < 6; i++)
                {
                    f = (f.Current, f.Previous + f.Current);
                    if (f.Current > 40) f.Previous = -1;
                }

                var (p, c) = f.Current > 30 ? f : (f.Current, a);
                int n = 0;
                (double s, int k) w = (0, 0);
                while (w.s < c && n++ < 10) w = (w.s + p, w.k + 1);
                return p * 1000 + c + w.k;
            }
            """);
        program.AssertSame(1.0, 1.0);
        program.AssertSame(3.0, 5.0);
    }
}
