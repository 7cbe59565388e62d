namespace AutoDiffDSL.Checking;

/// <summary>
/// Compares derivatives along a line with central differences at steps a factor ten apart. A step's accuracy is
/// estimated by how far its difference lies from those of its neighbours (truncation shows on one side, rounding on
/// the other), never below what rounding of the values alone causes. A derivative passes if it agrees with the most
/// accurate difference; where the derivative is too small for any difference to be relatively accurate, such as at a
/// minimum, it must agree within the differences' own error, and that error must be small beside the function.
/// </summary>
internal sealed class LineDifferences
{
    private readonly LineFunction _function;
    private readonly double[] _center;
    private readonly double _tolerance;
    private readonly double _roundoff;
    private readonly double _offset;
    private readonly List<Step> _steps = [];

    /// <param name="function">The function along the line.</param>
    /// <param name="outputs">The number of its outputs.</param>
    /// <param name="offset">The largest ratio of a coordinate of the point to its part in the direction.</param>
    /// <param name="options">Tolerance and precision.</param>
    public LineDifferences(LineFunction function, int outputs, double offset, GradientCheckOptions options)
    {
        _function = function;
        _tolerance = options.Tolerance;
        _roundoff = options.UnitRoundoff;
        _offset = offset;
        _center = new double[outputs];
        function(0, _center);
    }

    /// <summary>Finds the output whose derivative agrees worst.</summary>
    /// <param name="derivatives">The derivatives to check, one an output.</param>
    /// <param name="scale">The size of the outputs against which noise is small or not.</param>
    public Finding Compare(ReadOnlySpan<double> derivatives, double scale)
    {
        if (_steps.Count == 0)
            AddSteps(1, 8);
        Finding worst = Worst(derivatives, scale);
        if (worst.Verdict == CheckVerdict.Passed || _steps.Count > 8)
            return worst;

        // A function whose natural scale is far from that of its argument: look further out on both sides.
        AddSteps(-2, 0);
        AddSteps(9, 20);
        _steps.Sort((a, b) => b.Length.CompareTo(a.Length));
        return Worst(derivatives, scale);
    }

    private static double Relative(double derivative, double difference)
    {
        double error = Math.Abs(derivative - difference);
        return error == 0 ? 0 : error / Math.Max(Math.Abs(derivative), Math.Abs(difference));
    }

    private void AddSteps(int firstPower, int lastPower)
    {
        for (int power = firstPower; power <= lastPower; power++)
        {
            double length = Math.Pow(10, -power);
            var step = new Step(length, new double[_center.Length], new double[_center.Length]);
            _function(length, step.Forward);
            _function(-length, step.Backward);
            _steps.Add(step);
        }
    }

    private Finding Worst(ReadOnlySpan<double> derivatives, double scale)
    {
        Finding? worst = null;
        for (int output = 0; output < derivatives.Length; output++)
        {
            Finding finding = Judge(output, derivatives[output], scale);
            if (worst is null || finding.IsWorseThan(worst))
                worst = finding;
        }

        return worst!;
    }

    private Finding Judge(int output, double derivative, double scale)
    {
        Candidate[] candidates = Candidates(output);
        StepError[] errors =
            [.. candidates.Select(c => new StepError(c.Step, Relative(derivative, c.Difference)))];
        if (!double.IsFinite(derivative) || candidates.Length < 2)
        {
            CheckVerdict verdict = double.IsFinite(derivative) ? CheckVerdict.Inconclusive : CheckVerdict.Failed;
            double difference = candidates.Length > 0 ? candidates[0].Difference : double.NaN;
            return new Finding(output, verdict, double.NaN, difference, derivative, 0, errors);
        }

        Candidate sharpest = candidates.MinBy(c => c.RelativeUncertainty)!;
        if (sharpest.RelativeUncertainty <= 10 * _tolerance)
        {
            double error = Math.Abs(derivative - sharpest.Difference);
            double size = Math.Max(Math.Abs(derivative), Math.Abs(sharpest.Difference));
            CheckVerdict verdict = error <= _tolerance * size + sharpest.Uncertainty
                ? CheckVerdict.Passed
                : CheckVerdict.Failed;
            double relative = size == 0 ? 0 : error / size;
            return new Finding(
                output, verdict, relative, sharpest.Difference, derivative, sharpest.Step, errors);
        }

        return JudgeWithinNoise(output, derivative, scale, candidates, errors);
    }

    private Finding JudgeWithinNoise(
        int output, double derivative, double scale, Candidate[] candidates, StepError[] errors)
    {
        Candidate[] moderate = [.. candidates.Where(c => c.Step is <= 0.11 and >= 0.9e-8)];
        Candidate best = (moderate.Length > 0 ? moderate : candidates).MinBy(c => c.Uncertainty)!;
        double size = Math.Max(scale, moderate.Length > 0 ? moderate[0].Magnitude : 0);

        // A derivative near zero is itself a sum that cancels; its rounding is of the order of the terms.
        double noise = 3 * best.Uncertainty + 4500 * _roundoff * size;
        double error = Math.Abs(derivative - best.Difference);
        CheckVerdict verdict = error > noise ? CheckVerdict.Failed
            : noise <= _tolerance * size ? CheckVerdict.Passed
            : CheckVerdict.Inconclusive;

        // In units of what the verdict allows, so that a pass reads as below the tolerance.
        double reported = noise == 0 ? 0
            : verdict == CheckVerdict.Passed ? _tolerance * error / noise
            : Relative(derivative, best.Difference);
        return new Finding(output, verdict, reported, best.Difference, derivative, best.Step, errors);
    }

    private Candidate[] Candidates(int output)
    {
        double center = _center[output];
        Step[] finite =
        [
            .. _steps.Where(s => double.IsFinite(s.Forward[output]) && double.IsFinite(s.Backward[output])),
        ];

        // A step that leaves the value where it was says nothing, unless all do: then the function is flat.
        Step[] moving =
            [.. finite.Where(s => s.Forward[output] != center || s.Backward[output] != center)];
        Step[] steps = moving.Length > 0 ? moving : finite;

        double[] differences =
            [.. steps.Select(s => (s.Forward[output] - s.Backward[output]) / (2 * s.Length))];
        var candidates = new Candidate[steps.Length];
        for (int k = 0; k < steps.Length; k++)
        {
            double magnitude = Math.Max(Math.Abs(steps[k].Forward[output]), Math.Abs(steps[k].Backward[output]));

            // Values are rounded relative to their size, and so are the coordinates that were moved.
            double moved = (_offset + steps[k].Length) * Math.Abs(differences[k]);
            double uncertainty = _roundoff * (2 * magnitude + moved) / steps[k].Length;
            if (k > 0)
                uncertainty = Math.Max(uncertainty, Math.Abs(differences[k] - differences[k - 1]));
            if (k + 1 < steps.Length)
                uncertainty = Math.Max(uncertainty, Math.Abs(differences[k] - differences[k + 1]));
            candidates[k] = new Candidate(steps[k].Length, differences[k], uncertainty, magnitude);
        }

        return candidates;
    }

    private sealed record Step(double Length, double[] Forward, double[] Backward);

    private sealed record Candidate(double Step, double Difference, double Uncertainty, double Magnitude)
    {
        public double RelativeUncertainty => Difference == 0 ? double.PositiveInfinity
            : Uncertainty / Math.Abs(Difference);
    }

    /// <summary>The comparison of one derivative.</summary>
    public sealed record Finding(
        int Output,
        CheckVerdict Verdict,
        double Error,
        double Difference,
        double Derivative,
        double Step,
        StepError[] Steps)
    {
        public bool IsWorseThan(Finding other) => Rank != other.Rank
            ? Rank > other.Rank
            : Error > other.Error || (double.IsNaN(Error) && !double.IsNaN(other.Error));

        private int Rank => Verdict switch
        {
            CheckVerdict.Failed => 2,
            CheckVerdict.Inconclusive => 1,
            _ => 0,
        };
    }
}
