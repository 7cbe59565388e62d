namespace AutoDiffDSL.Checking;

/// <summary>The properties of an objective's Hessian-vector products.</summary>
internal sealed class HessianChecks(IHessianObjective objective, double[] point, GradientCheckOptions options)
{
    private readonly double[] _scale = CheckScale.Of(point, options.TypicalMagnitude);
    private readonly double[] _moved = new double[point.Length];

    public IEnumerable<PropertyCheck> Run()
    {
        if (point.Length == 0)
            yield break;

        var random = new Random(options.Seed + 1);
        var gradient = new double[point.Length];
        double value = objective.Gradient(point, gradient);
        double[] u = CheckScale.Direction(_scale, random);
        double[] v = CheckScale.Direction(_scale, random);
        double[] productU = Product(u, 0, out _, out _);
        double[] productV = Product(
            v, Identity.Visible(gradient, productU), out double returned, out double[] gradientBeside);

        yield return Identity.Check(
            "value returned with the Hessian product", value, returned, Math.Abs(value), options.IdentityTolerance, -1);
        yield return Identity.CheckVectors(
            "gradient beside the Hessian product", gradient, gradientBeside, _scale, options.IdentityTolerance,
            "The output held another value before the call, which must not matter.");
        yield return AgainstDifferences(gradient, random);
        yield return Symmetry(u, v, productU, productV);
        yield return Linearity(u, v, productU, productV);
    }

    private double[] Product(double[] direction, double before, out double value, out double[] gradient)
    {
        gradient = new double[point.Length];
        var product = new double[point.Length];
        Array.Fill(gradient, before);
        Array.Fill(product, before);
        value = objective.HessianProduct(point, direction, gradient, product);
        return product;
    }

    private PropertyCheck AgainstDifferences(double[] gradient, Random random)
    {
        double size = 0;
        for (int i = 0; i < gradient.Length; i++)
            size = Math.Max(size, Math.Abs(gradient[i]) * _scale[i]);

        LineDifferences.Finding? worst = null;
        foreach (double[] direction in Directions(random))
        {
            double[] product = Product(direction, 0, out _, out _);
            for (int i = 0; i < product.Length; i++)
                product[i] *= _scale[i];
            double productSize = product.Max(Math.Abs);
            LineDifferences line = GradientAlong(direction);
            LineDifferences.Finding finding = line.Compare(product, Math.Max(size, productSize));
            if (worst is null || finding.IsWorseThan(worst))
                worst = finding;
        }

        return Findings.ToCheck(
            "Hessian product against differences of gradients", worst!, worst!.Output, options.Tolerance,
            unit: _scale[worst.Output]);
    }

    /// <summary>Random directions, and for few parameters every coordinate.</summary>
    private IEnumerable<double[]> Directions(Random random)
    {
        for (int i = 0; i < Math.Max(1, options.Directions); i++)
            yield return CheckScale.Direction(_scale, random);
        if (point.Length > Math.Min(100, options.MaxCoordinates))
            yield break;
        for (int i = 0; i < point.Length; i++)
        {
            var direction = new double[point.Length];
            direction[i] = _scale[i];
            yield return direction;
        }
    }

    private LineDifferences GradientAlong(double[] direction) => new(
        (t, outputs) =>
        {
            for (int i = 0; i < point.Length; i++)
                _moved[i] = point[i] + t * direction[i];
            objective.Gradient(_moved, outputs);
            for (int i = 0; i < outputs.Length; i++)
                outputs[i] *= _scale[i];
        },
        point.Length,
        CheckScale.Offset(point, direction),
        options);

    private PropertyCheck Symmetry(double[] u, double[] v, double[] productU, double[] productV)
    {
        (double uhv, double size) = Identity.Dot(u, productV);
        (double vhu, double otherSize) = Identity.Dot(v, productU);
        return Identity.Check(
            "Hessian product is symmetric", uhv, vhu, Math.Max(size, otherSize), options.IdentityTolerance, -1);
    }

    private PropertyCheck Linearity(double[] u, double[] v, double[] productU, double[] productV)
    {
        const double A = 1.7;
        const double B = -0.6;
        var combined = new double[point.Length];
        var expected = new double[point.Length];
        for (int i = 0; i < combined.Length; i++)
        {
            combined[i] = A * u[i] + B * v[i];
            expected[i] = A * productU[i] + B * productV[i];
        }

        return Identity.CheckVectors(
            "Hessian product is linear", expected, Product(combined, 0, out _, out _), _scale,
            options.IdentityTolerance);
    }
}
