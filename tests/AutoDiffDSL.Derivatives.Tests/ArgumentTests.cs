using AutoDiffDSL.Derivatives.Tests.Harness;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>Generated methods refuse arguments that do not fit together, and name the parameter.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("Loops.SumOfSquares", Mode.Jvp, Role.Tangent, "xDot")]
    [InlineData("Loops.SumOfSquares", Mode.Vjp, Role.Adjoint, "xBar")]
    [InlineData("Loops.SumOfSquares", Mode.Gradient, Role.Gradient, "xGradient")]
    [InlineData("Loops.SumOfSquares", Mode.Hvp, Role.Tangent, "xDot")]
    [InlineData("Loops.SumOfSquares", Mode.Hvp, Role.Gradient, "xGradient")]
    [InlineData("Loops.SumOfSquares", Mode.Hvp, Role.HessianProduct, "xHvp")]
    [InlineData("Loops.SumOfSquares", Mode.Third, Role.Tangent, "xDot")]
    [InlineData("Loops.SumOfSquares", Mode.Third, Role.HessianProduct, "xHvp")]
    [InlineData("Loops.SumOfSquares", Mode.Third, Role.ThirdOrderProduct, "xThird")]
    [InlineData("Loops.SumOfSquares", Mode.Hessian, Role.Gradient, "xGradient")]
    [InlineData("ParameterKinds.WeightedPowers", Mode.Gradient, Role.Gradient, "pGradient")]
    [InlineData("WrittenSpans.CumulativeProduct", Mode.Jvp, Role.Tangent, "yDot")]
    [InlineData("WrittenSpans.CumulativeProduct", Mode.Vjp, Role.Adjoint, "yBar")]
    public void Length_that_differs_is_refused_by_name(string name, Mode mode, Role role, string parameter)
    {
        CorpusMethod method = CorpusMethods.Named(name);
        Parameter first = method.Active[0];
        foreach (int length in new[] { first.Length - 1, first.Length + 1, 0 })
        {
            BoundCall call = new Evaluation(method).Prepare(mode, Point.Draw(method, 0));
            call.Bind(role, first, new double[length]);
            ArgumentException refusal = Assert.Throws<ArgumentException>(call.Invoke);
            Assert.Equal(parameter, refusal.ParamName);
        }
    }

    [Theory]
    [InlineData("WrittenSpans.AddScaled", Mode.Jvp, Role.Primal, "y", Role.Primal, "x")]
    [InlineData("WrittenSpans.AddScaled", Mode.Jvp, Role.Primal, "y", Role.Tangent, "y")]
    [InlineData("WrittenSpans.AddScaled", Mode.Jvp, Role.Tangent, "y", Role.Tangent, "x")]
    [InlineData("WrittenSpans.AddScaled", Mode.Vjp, Role.Primal, "y", Role.Primal, "x")]
    [InlineData("WrittenSpans.AddScaled", Mode.Vjp, Role.Primal, "y", Role.Adjoint, "y")]
    [InlineData("WrittenSpans.AddScaled", Mode.Vjp, Role.Adjoint, "y", Role.Adjoint, "x")]
    [InlineData("WrittenSpans.AddScaled", Mode.Vjp, Role.Primal, "x", Role.Adjoint, "x")]
    [InlineData("WrittenSpans.LeapfrogStep", Mode.Vjp, Role.Primal, "position", Role.Primal, "velocity")]
    [InlineData("Loops.SumOfSquares", Mode.Vjp, Role.Primal, "x", Role.Adjoint, "x")]
    [InlineData("Loops.SumOfSquares", Mode.Gradient, Role.Primal, "x", Role.Gradient, "x")]
    [InlineData("Loops.SumOfSquares", Mode.Hvp, Role.Tangent, "x", Role.HessianProduct, "x")]
    [InlineData("Loops.SumOfSquares", Mode.Hvp, Role.Gradient, "x", Role.HessianProduct, "x")]
    [InlineData("Loops.SumOfSquares", Mode.Third, Role.Primal, "x", Role.ThirdOrderProduct, "x")]
    [InlineData("Loops.SumOfSquares", Mode.Third, Role.HessianProduct, "x", Role.ThirdOrderProduct, "x")]
    [InlineData("Loops.SumOfSquares", Mode.Hessian, Role.Primal, "x", Role.Gradient, "x")]
    public void Written_span_that_overlaps_another_is_refused(
        string name, Mode mode, Role role, string parameter, Role otherRole, string otherParameter)
    {
        CorpusMethod method = CorpusMethods.Named(name);
        BoundCall call = new Evaluation(method).Prepare(mode, Point.Draw(method, 0));
        Parameter of = method.Parameters.Single(p => p.Name == parameter);
        Parameter otherOf = method.Parameters.Single(p => p.Name == otherParameter);
        call.Bind(role, of, call[otherRole, otherOf]);
        Assert.Throws<ArgumentException>(call.Invoke);
    }

    [Theory]
    [InlineData(Mode.Jvp, Role.Tangent, "mDot")]
    [InlineData(Mode.Vjp, Role.Adjoint, "mBar")]
    [InlineData(Mode.Gradient, Role.Gradient, "mGradient")]
    [InlineData(Mode.Hvp, Role.HessianProduct, "mHvp")]
    public void Matrix_of_another_shape_is_refused_by_name(Mode mode, Role role, string parameter)
    {
        CorpusMethod method = CorpusMethods.Named("MatrixParameters.WeightedSquares");
        foreach (double[,] wrong in new[] { new double[4, 3], new double[3, 3], new double[2, 6], new double[0, 0] })
        {
            BoundCall call = new Evaluation(method).Prepare(mode, Point.Draw(method, 0));
            call.Bind(role, method.Active[0], new[] { wrong });
            ArgumentException refusal = Assert.Throws<ArgumentException>(call.Invoke);
            Assert.Equal(parameter, refusal.ParamName);
        }
    }

    [Theory]
    [InlineData(Mode.Jvp, Role.Tangent, "layerDot")]
    [InlineData(Mode.Vjp, Role.Adjoint, "layerBar")]
    [InlineData(Mode.Gradient, Role.Gradient, "layerGradient")]
    public void Array_in_a_struct_of_another_length_is_refused_by_name(Mode mode, Role role, string parameter)
    {
        CorpusMethod method = CorpusMethods.Named("StructParameters.NetworkLayer");
        BoundCall call = new Evaluation(method).Prepare(mode, Point.Draw(method, 0));
        var layer = new Corpus.Signatures.Layer { Weights = new double[4], Offsets = new double[3] };
        call.Bind(role, method.Active[0], new[] { layer });
        Assert.Equal(parameter, Assert.Throws<ArgumentException>(call.Invoke).ParamName);
    }

    [Fact]
    public void Static_array_that_is_passed_as_a_written_span_is_refused_by_name()
    {
        double[] tangent = new double[2];
        double[] table = Corpus.Constant.Mutable;
        Assert.Equal("y", Assert.Throws<ArgumentException>(
            () => Corpus.Constant.WritesBesideATableJvp(table, tangent, 1, 1, out _)).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(
            () => Corpus.Constant.RefBesideATableJvp(ref table[1], ref tangent[0], 1, 1, out _)).ParamName);
        Assert.Equal(table[0], Corpus.Constant.WritesBesideATableJvp([0, 0], tangent, 0.2, 1, out _));
    }

    [Fact]
    public void One_variable_may_be_passed_for_two_parameters_that_are_read()
    {
        double x = 0.5, dot = 1, total = 0, totalDot = 0;
        double value = Corpus.References.SumOfProductsJvp(
            in x, in dot, in x, in dot, ref total, ref totalDot, out double d);
        Assert.Equal((0.25, 1, 0.25, 1), (value, d, total, totalDot));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(0)]
    public void Adjoint_of_a_returned_array_has_its_length(int length)
    {
        CorpusMethod method = CorpusMethods.Named("ArrayResults.SquaresOf");
        BoundCall call = new Evaluation(method).Prepare(Mode.Vjp, Point.Draw(method, 0));
        call.Bind(Role.ResultAdjoint, null, new double[length]);
        Assert.Equal("squaresOfBar", Assert.Throws<ArgumentException>(call.Invoke).ParamName);
    }

    [Theory]
    [InlineData("Loops.SumOfSquares", Mode.Jacobian, "sumOfSquaresJacobian")]
    [InlineData("Loops.SumOfSquares", Mode.Hessian, "sumOfSquaresHessian")]
    [InlineData("WrittenSpans.AddScaled", Mode.Jacobian, "addScaledJacobian")]
    public void Matrix_of_another_size_is_refused_by_name(string name, Mode mode, string parameter)
    {
        CorpusMethod method = CorpusMethods.Named(name);
        BoundCall call = new Evaluation(method).Prepare(mode, Point.Draw(method, 0));
        int length = call[Role.Matrix, null].Length;
        foreach (int wrong in new[] { length - 1, length + 1, 0 })
        {
            call.Bind(Role.Matrix, null, new double[wrong]);
            ArgumentException refusal = Assert.Throws<ArgumentException>(call.Invoke);
            Assert.Equal(parameter, refusal.ParamName);
        }
    }

    [Theory]
    [InlineData("References.SwapOfRefs", Mode.Jvp, Role.Primal, "a", Role.Primal, "b")]
    [InlineData("References.SwapOfRefs", Mode.Jvp, Role.Tangent, "a", Role.Tangent, "b")]
    [InlineData("References.SwapOfRefs", Mode.Vjp, Role.Adjoint, "a", Role.Adjoint, "b")]
    [InlineData("References.OutReadAgain", Mode.Vjp, Role.Primal, "y", Role.Primal, "z")]
    [InlineData("References.EveryPassing", Mode.Vjp, Role.Primal, "x", Role.Primal, "y")]
    [InlineData("CompositeReferences.SwapOfComplex", Mode.Jvp, Role.Primal, "a", Role.Primal, "b")]
    [InlineData("CompositeReferences.SwapOfComplex", Mode.Jvp, Role.Tangent, "a", Role.Tangent, "b")]
    [InlineData("CompositeReferences.SwapOfComplex", Mode.Vjp, Role.Adjoint, "a", Role.Adjoint, "b")]
    [InlineData("MatrixParameters.RotatedByReference", Mode.Vjp, Role.Primal, "by", Role.Primal, "z")]
    [InlineData("MatrixParameters.RotatedByReference", Mode.Jvp, Role.Tangent, "by", Role.Tangent, "z")]
    [InlineData("MatrixParameters.Turn", Mode.Vjp, Role.Primal, "z", Role.Adjoint, "z")]
    [InlineData("MatrixParameters.WeightedSquares", Mode.Gradient, Role.Primal, "m", Role.Gradient, "m")]
    public void Variable_passed_twice_by_reference_is_refused(
        string name, Mode mode, Role role, string parameter, Role otherRole, string otherParameter) =>
        Written_span_that_overlaps_another_is_refused(name, mode, role, parameter, otherRole, otherParameter);

    [Theory]
    [InlineData(Mode.Jvp)]
    [InlineData(Mode.Hvp)]
    public void Spans_that_are_only_read_may_be_the_same(Mode mode)
    {
        CorpusMethod method = CorpusMethods.Named("Loops.SumOfSquares");
        BoundCall call = new Evaluation(method).Prepare(mode, Point.Draw(method, 0));
        Parameter x = method.Active[0];
        call.Bind(Role.Tangent, x, call[Role.Primal, x]);
        call.Invoke();
        double value = Cells.Read(call.Result)[0];
        if (mode == Mode.Jvp) Assert.Equal(2 * value, Cells.Read(call[Role.ResultTangent, null])[0], 14);
        else Assert.Equal(Cells.Read(call[Role.Gradient, x]), Cells.Read(call[Role.HessianProduct, x]));
    }

    [Theory]
    [InlineData("Slices.WeightsAndBiasFromOneSpan")]
    [InlineData("Loops.PackedTriangle")]
    public void Primal_that_reads_outside_its_span_still_throws(string name)
    {
        CorpusMethod method = CorpusMethods.Named(name);
        foreach (Mode mode in method.Modes.Where(mode => mode is not (Mode.Jacobian or Mode.Hessian)))
        {
            BoundCall call = new Evaluation(method).Prepare(mode, Point.Draw(method, 0));
            Parameter first = method.Active[0];
            foreach (ExpectedParameter parameter in call.Parameters.Where(p => p.Of == first))
                call.Bind(parameter.Role, first, new double[2]);
            Exception refusal = Assert.ThrowsAny<Exception>(call.Invoke);
            Assert.True(refusal is IndexOutOfRangeException or ArgumentOutOfRangeException, refusal.ToString());
        }
    }
}
