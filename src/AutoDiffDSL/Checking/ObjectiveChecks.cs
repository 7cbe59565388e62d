namespace AutoDiffDSL.Checking;

/// <summary>The properties of an objective's value and gradient.</summary>
internal sealed class ObjectiveChecks(IObjective objective, double[] point, GradientCheckOptions options)
{
    private readonly double[] _scale = CheckScale.Of(point, options.TypicalMagnitude);
    private readonly double[] _moved = new double[point.Length];

    public IEnumerable<PropertyCheck> Run()
    {
        double value = objective.Value(point);
        double[] gradient = GradientInto(0, out double returned);
        yield return Identity.Check(
            "value returned with the gradient", value, returned, Math.Abs(value), options.IdentityTolerance, -1);

        yield return Identity.CheckVectors(
            "gradient overwrites its output", gradient, GradientInto(Identity.Visible(gradient), out _), _scale,
            options.IdentityTolerance, "The output held another value before the call, which must not matter.");

        var random = new Random(options.Seed);
        double size = Math.Abs(value);
        for (int i = 0; i < gradient.Length; i++)
            size = Math.Max(size, Math.Abs(gradient[i]) * _scale[i]);
        if (gradient.Length == 0)
            yield break;

        yield return AlongCoordinates(gradient, size, random);
        yield return AlongDirections(gradient, size, random);
    }

    private double[] GradientInto(double before, out double value)
    {
        var gradient = new double[point.Length];
        Array.Fill(gradient, before);
        value = objective.Gradient(point, gradient);
        return gradient;
    }

    private PropertyCheck AlongCoordinates(double[] gradient, double size, Random random)
    {
        int[] coordinates = CheckScale.Coordinates(point.Length, options.MaxCoordinates, random);
        LineDifferences.Finding? worst = null;
        int worstCoordinate = -1;
        foreach (int coordinate in coordinates)
        {
            var direction = new double[point.Length];
            direction[coordinate] = _scale[coordinate];
            LineDifferences.Finding finding = Along(direction, gradient[coordinate] * _scale[coordinate], size);
            if (worst is not null && !finding.IsWorseThan(worst))
                continue;
            worst = finding;
            worstCoordinate = coordinate;
        }

        string note = coordinates.Length < point.Length
            ? $"{coordinates.Length} of {point.Length} coordinates were moved."
            : "";
        return Findings.ToCheck(
            "gradient against differences, coordinate by coordinate", worst!, worstCoordinate, options.Tolerance,
            _scale[worstCoordinate], note);
    }

    private PropertyCheck AlongDirections(double[] gradient, double size, Random random)
    {
        LineDifferences.Finding? worst = null;
        for (int i = 0; i < Math.Max(1, options.Directions); i++)
        {
            double[] direction = CheckScale.Direction(_scale, random);
            LineDifferences.Finding finding = Along(direction, Identity.Dot(gradient, direction).Sum, size);
            if (worst is null || finding.IsWorseThan(worst))
                worst = finding;
        }

        return Findings.ToCheck("gradient against differences, random directions", worst!, -1, options.Tolerance);
    }

    private LineDifferences.Finding Along(double[] direction, double derivative, double size)
    {
        var line = new LineDifferences(
            (t, outputs) =>
            {
                for (int i = 0; i < point.Length; i++)
                    _moved[i] = point[i] + t * direction[i];
                outputs[0] = objective.Value(_moved);
            },
            outputs: 1,
            CheckScale.Offset(point, direction),
            options);
        return line.Compare([derivative], size);
    }
}
