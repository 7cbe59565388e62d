namespace AutoDiffDSL.Checking;

/// <summary>The properties of a forward and a backward derivative of one vector function.</summary>
internal sealed class PairChecks(
    VectorFunction function,
    VectorJvp jvp,
    VectorVjp vjp,
    double[] point,
    int outputs,
    GradientCheckOptions options)
{
    private readonly double[] _scale = CheckScale.Of(point, options.TypicalMagnitude);
    private readonly double[] _moved = new double[point.Length];

    public IEnumerable<PropertyCheck> Run()
    {
        var random = new Random(options.Seed + 2);
        var expected = new double[outputs];
        function(point, expected);
        double[] outputScale = CheckScale.Of(expected, typical: null);
        double[] ones = [.. expected.Select(_ => 1.0)];
        double[] u = CheckScale.Direction(_scale, random);
        Jvp(u, out double[] output);
        yield return Identity.CheckVectors(
            "output of the Jvp", expected, output, ones, options.IdentityTolerance);
        if (point.Length > 0 && outputs > 0)
            yield return AgainstDifferences(expected, random);
        yield return DotProducts(outputScale, random);
        yield return Adds(outputScale, random);
    }

    private double[] Jvp(double[] direction, out double[] output)
    {
        output = new double[outputs];
        var outputDot = new double[outputs];
        jvp(point, direction, output, outputDot);
        return outputDot;
    }

    private PropertyCheck AgainstDifferences(double[] expected, Random random)
    {
        double size = expected.Max(Math.Abs);
        LineDifferences.Finding? worst = null;
        foreach (double[] direction in Directions(random))
        {
            double[] outputDot = Jvp(direction, out _);
            LineDifferences.Finding finding = Along(direction)
                .Compare(outputDot, Math.Max(size, outputDot.Max(Math.Abs)));
            if (worst is null || finding.IsWorseThan(worst))
                worst = finding;
        }

        return Findings.ToCheck("Jvp against differences", worst!, worst!.Output, options.Tolerance);
    }

    private IEnumerable<double[]> Directions(Random random)
    {
        for (int i = 0; i < Math.Max(1, options.Directions); i++)
            yield return CheckScale.Direction(_scale, random);
        foreach (int coordinate in CheckScale.Coordinates(point.Length, options.MaxCoordinates, random))
        {
            var direction = new double[point.Length];
            direction[coordinate] = _scale[coordinate];
            yield return direction;
        }
    }

    private LineDifferences Along(double[] direction) => new(
        (t, values) =>
        {
            for (int i = 0; i < point.Length; i++)
                _moved[i] = point[i] + t * direction[i];
            function(_moved, values);
        },
        outputs,
        CheckScale.Offset(point, direction),
        options);

    private PropertyCheck DotProducts(double[] outputScale, Random random)
    {
        PropertyCheck? worst = null;
        for (int i = 0; i < Math.Max(1, options.Directions); i++)
        {
            double[] u = CheckScale.Direction(_scale, random);
            double[] outputBar = Adjoint(outputScale, random);
            var inputBar = new double[point.Length];
            vjp(point, outputBar, inputBar);
            (double forward, double size) = Identity.Dot(outputBar, Jvp(u, out _));
            (double backward, double otherSize) = Identity.Dot(inputBar, u);
            PropertyCheck check = Identity.Check(
                "dot products of Jvp and Vjp", forward, backward, Math.Max(size, otherSize),
                options.IdentityTolerance, -1);
            if (worst is null || double.IsNaN(check.Error) || check.Error > worst.Error)
                worst = check;
        }

        return worst!;
    }

    private PropertyCheck Adds(double[] outputScale, Random random)
    {
        double[] outputBar = Adjoint(outputScale, random);
        var inputBar = new double[point.Length];
        vjp(point, outputBar, inputBar);
        var before = new double[point.Length];
        for (int i = 0; i < before.Length; i++)
            before[i] = 0.5 * inputBar[i] + 1 / _scale[i];
        double[] after = [.. before];
        vjp(point, outputBar, after);
        double[] expected = [.. before.Zip(inputBar, (x, y) => x + y)];
        return Identity.CheckVectors(
            "Vjp adds into its adjoints", expected, after, _scale, options.IdentityTolerance,
            "The adjoint held other values before the call, which must remain.");
    }

    /// <summary>An adjoint whose products with the outputs are of one size.</summary>
    private static double[] Adjoint(double[] outputScale, Random random) =>
        CheckScale.Direction([.. outputScale.Select(scale => 1 / scale)], random);
}
