namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// A corpus method and its generated derivatives as functions of packed vectors. Outputs are the result, where there is
/// one, followed by the exit contents of the spans that are written.
/// </summary>
public sealed class Evaluation(CorpusMethod method)
{
    /// <summary>What the inactive fields of tangents and adjoints hold, which must not matter.</summary>
    private const double Garbage = 77;

    private readonly BoundCall _primal = new(method.Info, Signature.OfPrimal(method));
    private readonly Dictionary<Mode, BoundCall> _generated = [];

    public CorpusMethod Method => method;

    public double[] Primal(Point point)
    {
        LoadInputs(_primal, point);
        _primal.Invoke();
        return Outputs(_primal);
    }

    public (double[] Value, double[] Tangent) Jvp(Point point, double[] direction)
    {
        BoundCall call = Prepare(Mode.Jvp, point);
        LoadTangents(call, direction);
        if (method.HasResult) Cells.Fill(call[Role.ResultTangent, null], double.NaN);
        foreach (Parameter written in method.Written.Where(p => !p.IsInput))
            Cells.Fill(call[Role.Tangent, written], double.NaN);
        call.Invoke();
        var tangent = new List<double>();
        if (method.HasResult) tangent.AddRange(Cells.Read(call[Role.ResultTangent, null]));
        foreach (Parameter written in method.Written) tangent.AddRange(Cells.Read(call[Role.Tangent, written]));
        return (Outputs(call), [.. tangent]);
    }

    /// <summary>
    /// Pulls <paramref name="weights"/> (one an output cell) back. Adjoints start from <paramref name="initial"/>,
    /// except those of written spans, which start from their weights.
    /// </summary>
    public (double[] Value, double[] Adjoint) Vjp(Point point, double[] weights, double[] initial)
    {
        BoundCall call = Prepare(Mode.Vjp, point);
        int input = 0;
        foreach (Parameter active in method.Active)
        {
            Cells.WriteConstants(call[Role.Adjoint, active], isConstant: false, Garbage);
            Cells.Write(call[Role.Adjoint, active], initial.AsSpan(input, active.Length));
            input += active.Length;
        }

        int output = 0;
        if (method.HasResult)
        {
            Cells.Write(call[Role.ResultAdjoint, null], weights.AsSpan(0, method.ResultCount));
            output += method.ResultCount;
        }

        foreach (Parameter written in method.Written)
        {
            Cells.Write(call[Role.Adjoint, written], weights.AsSpan(output, written.Length));
            output += written.Length;
        }

        call.Invoke();
        return (Outputs(call), Gather(call, Role.Adjoint));
    }

    public (double[] Value, double[] Gradient) Gradient(Point point)
    {
        BoundCall call = Prepare(Mode.Gradient, point);
        Spoil(call, Role.Gradient);
        call.Invoke();
        return (Outputs(call), Gather(call, Role.Gradient));
    }

    public (double[] Value, double[] Gradient, double[] Product) Hvp(Point point, double[] direction)
    {
        BoundCall call = Prepare(Mode.Hvp, point);
        LoadTangents(call, direction);
        Spoil(call, Role.Gradient);
        Spoil(call, Role.HessianProduct);
        call.Invoke();
        return (Outputs(call), Gather(call, Role.Gradient), Gather(call, Role.HessianProduct));
    }

    public (double[] Value, double[] Gradient, double[] Product, double[] Third) Third(Point point, double[] direction)
    {
        BoundCall call = Prepare(Mode.Third, point);
        LoadTangents(call, direction);
        Spoil(call, Role.Gradient);
        Spoil(call, Role.HessianProduct);
        Spoil(call, Role.ThirdOrderProduct);
        call.Invoke();
        return (
            Outputs(call),
            Gather(call, Role.Gradient),
            Gather(call, Role.HessianProduct),
            Gather(call, Role.ThirdOrderProduct));
    }

    /// <summary>The Jacobian by rows.</summary>
    public (double[] Value, double[] Jacobian) Jacobian(Point point)
    {
        BoundCall call = Prepare(Mode.Jacobian, point);
        Cells.Fill(call[Role.Matrix, null], double.NaN);
        call.Invoke();
        return (Outputs(call), Cells.Read(call[Role.Matrix, null]));
    }

    /// <summary>The gradient, and the Hessian by rows.</summary>
    public (double[] Value, double[] Gradient, double[] Hessian) Hessian(Point point)
    {
        BoundCall call = Prepare(Mode.Hessian, point);
        Spoil(call, Role.Gradient);
        Cells.Fill(call[Role.Matrix, null], double.NaN);
        call.Invoke();
        return (Outputs(call), Gather(call, Role.Gradient), Cells.Read(call[Role.Matrix, null]));
    }

    /// <summary>A call of that mode at that point, ready to be invoked again and again.</summary>
    public BoundCall Prepare(Mode mode, Point point)
    {
        if (!_generated.TryGetValue(mode, out BoundCall? call))
        {
            call = new BoundCall(Signature.Find(method, mode), Signature.Of(method, mode));
            _generated.Add(mode, call);
        }

        LoadInputs(call, point);
        return call;
    }

    private void LoadInputs(BoundCall call, Point point)
    {
        int input = 0;
        foreach (Parameter parameter in method.Parameters)
        {
            Array target = call[Role.Primal, parameter];
            Cells.WriteConstants(target, isConstant: !parameter.IsActive);
            if (parameter.Passing == Passing.Out)
            {
                if (parameter.IsActive) Cells.Fill(target, double.NaN);
            }
            else if (parameter.IsActive)
            {
                Cells.Write(target, point.Active.AsSpan(input, parameter.Length));
                input += parameter.Length;
            }
            else if (point.Constants.TryGetValue(parameter.Name, out double[]? constants))
            {
                Cells.Write(target, constants);
            }
        }
    }

    private void LoadTangents(BoundCall call, double[] direction)
    {
        int input = 0;
        foreach (Parameter active in method.Active)
        {
            Cells.WriteConstants(call[Role.Tangent, active], isConstant: false, Garbage);
            Cells.Write(call[Role.Tangent, active], direction.AsSpan(input, active.Length));
            input += active.Length;
        }
    }

    private double[] Outputs(BoundCall call)
    {
        var outputs = new List<double>();
        if (method.HasResult) outputs.AddRange(Cells.Read(call.Result));
        foreach (Parameter written in method.Written) outputs.AddRange(Cells.Read(call[Role.Primal, written]));
        return [.. outputs];
    }

    private double[] Gather(BoundCall call, Role role) =>
        [.. method.Active.SelectMany(active => Cells.Read(call[role, active]))];

    /// <summary>NaN shows every cell that should have been overwritten and was not.</summary>
    private void Spoil(BoundCall call, Role role)
    {
        foreach (Parameter active in method.Active) Cells.Fill(call[role, active], double.NaN);
    }
}
